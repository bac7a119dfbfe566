package dev.countersign.oversight.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules are kept, and each of them is seen to fail on code that breaks it. */
class ArchitectureTest {
  /** In this order: each feature may use only those before it. */
  private static final List<String> FEATURES =
      List.of(
          "platform",
          "ledger",
          "organisation",
          "engagement",
          "policy",
          "model",
          "evidence",
          "evaluation",
          "safeguard",
          "attestation",
          "halt",
          "gate",
          "requirement",
          "incident",
          "obligation",
          "inquiry",
          "reply",
          "proof",
          "supervision",
          "export",
          "pack",
          "search",
          "webhook",
          "library");

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(Rules.ROOT);
  private static final String OFFENDERS = "dev.countersign.offenders";
  private static final JavaClasses OFFENDING = new ClassFileImporter().importPackages(OFFENDERS);

  static Stream<String> rules() {
    return Rules.of(Rules.ROOT).keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleIsKept(String rule) {
    Rules.of(Rules.ROOT).get(rule).check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleIsSeenToFail(String rule) {
    assertThat(Rules.of(OFFENDERS).get(rule).evaluate(OFFENDING).hasViolation()).isTrue();
  }

  private static String feature(String packageName) {
    return packageName.substring(Rules.ROOT.length() + 1).split("\\.")[0];
  }

  @Test
  void theListNamesEveryFeatureAndNothingElse() {
    Set<String> found =
        CLASSES.stream().map(c -> feature(c.getPackageName())).collect(Collectors.toSet());
    assertThat(found).containsExactlyInAnyOrderElementsOf(FEATURES);
  }

  @Test
  void aFeatureUsesOnlyEarlierOnes() {
    for (var type : CLASSES) {
      int own = FEATURES.indexOf(feature(type.getPackageName()));
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        var target = dependency.getTargetClass().getPackageName();
        if (target.startsWith(Rules.ROOT + ".")) {
          assertThat(FEATURES.indexOf(feature(target)))
              .as(dependency.getDescription())
              .isLessThanOrEqualTo(own);
        }
      }
    }
  }
}

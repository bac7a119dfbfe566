package dev.countersign.proofs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules are kept, and each of them is seen to fail on code that breaks it. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.countersign.proofs");
  private static final JavaClasses OFFENDING =
      new ClassFileImporter().importPackages("dev.countersign.offenders.proofs");

  enum Rule {
    NOTHING_BUT_JAVA_AND_THE_SIGNATURES(
        noClasses()
            .should()
            .dependOnClassesThat(
                not(
                    resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "org.bouncycastle..",
                        "dev.countersign.proofs..")))
            .because("whoever verifies offline reads all of this")),
    NO_FILES_NO_NETWORK_NO_CLOCK(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net..", "java.time..", "java.sql..")
            .because("proofs are functions of bytes")),
    THE_SAME_BYTES_IN_EVERY_LANGUAGE(
        noClasses()
            .should()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .because("a format writes digits as the host's language has them"));

    private final ArchRule rule;

    Rule(ArchRule rule) {
      this.rule = rule;
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRuleIsKept(Rule kept) {
    kept.rule.check(CLASSES);
  }

  @ParameterizedTest
  @EnumSource
  void theRuleIsSeenToFail(Rule broken) {
    assertThat(broken.rule.evaluate(OFFENDING).hasViolation()).isTrue();
  }
}

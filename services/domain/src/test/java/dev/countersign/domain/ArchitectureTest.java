package dev.countersign.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules are functions of facts; each architecture rule is also seen to fail. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.countersign.domain");
  private static final JavaClasses OFFENDER = new ClassFileImporter().importClasses(Offender.class);

  private static final ArchRule NO_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.not(
                  JavaClass.Predicates.resideInAnyPackage(
                      "java.lang..",
                      "java.math..",
                      "java.time..",
                      "java.util..",
                      "org.jspecify..",
                      "dev.countersign.domain..",
                      "dev.countersign.proofs..")))
          .because("whoever recomputes a decision needs nothing else");

  private static final ArchRule NO_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .because("an instant is an argument");

  private static final ArchRule NO_CHANCE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(UUID|Random|.*\\.ThreadLocalRandom)|java\\.security\\.SecureRandom")
          .because("the same facts give the same answer");

  private static List<ArchRule> rules() {
    return List.of(NO_FRAMEWORK, NO_CLOCK, NO_CHANCE);
  }

  @Test
  void theRulesAreKept() {
    rules().forEach(rule -> rule.check(CLASSES));
  }

  @Test
  void eachRuleIsSeenToFail() {
    assertThat(rules()).allMatch(rule -> rule.evaluate(OFFENDER).hasViolation());
  }

  static final class Offender {
    String offend() throws java.io.IOException {
      return Instant.now()
          + new java.util.Random().toString()
          + java.nio.file.Files.readString(java.nio.file.Path.of("x"));
    }
  }
}

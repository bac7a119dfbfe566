package dev.countersign.evidence;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules of this service; each is also seen to fail. */
class ArchitectureTest {
  private static final String US = "dev.countersign.evidence";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(US);
  private static final JavaClasses OFFENDERS =
      new ClassFileImporter().importPackages(US + ".reader.offence", US + ".delivery.offence");

  /** Each room, and the rooms it may enter. */
  private static final Map<String, Set<String>> ROOMS =
      Map.ofEntries(
          Map.entry("problem", Set.of()),
          Map.entry("clock", Set.of()),
          Map.entry("start", Set.of()),
          Map.entry("reader", Set.of()),
          Map.entry("vault", Set.of("reader", "problem")),
          Map.entry("ticket", Set.of("vault", "problem")),
          Map.entry("reading", Set.of("reader", "vault")),
          Map.entry("normal", Set.of("reader", "vault")),
          Map.entry("scrub", Set.of("reader", "vault")),
          Map.entry("notice", Set.of("reading", "reader", "vault")),
          Map.entry("admission", Set.of("problem")),
          Map.entry(
              "intake", Set.of("admission", "ticket", "vault", "reader", "notice", "problem")),
          Map.entry(
              "delivery",
              Set.of(
                  "admission",
                  "ticket",
                  "reading",
                  "normal",
                  "scrub",
                  "vault",
                  "reader",
                  "problem")));

  private static final ArchRule ONLY_THE_VAULT_SPEAKS_MONGODB =
      noClasses()
          .that(not(resideInAnyPackage(US + ".vault")))
          .should()
          .dependOnClassesThat(resideInAnyPackage("com.mongodb..", "org.bson.."))
          .because("what the store can do is known in one room");

  private static final ArchRule READERS_KNOW_NO_FRAMEWORK =
      noClasses()
          .that(resideInAnyPackage(US + ".reader.."))
          .should()
          .dependOnClassesThat(
              not(
                  resideInAnyPackage(
                      "java..",
                      "org.jspecify..",
                      "com.fasterxml.jackson.core..",
                      "com.github.luben.zstd..",
                      "org.apache.commons.compress.archivers.zip..",
                      "org.apache.commons.io..",
                      US + ".reader..")))
          .because("formats outlive frameworks, and hostile bytes are tested without a boot");

  private static final ArchRule READERS_TOUCH_NO_FILES =
      noClasses()
          .that(resideInAnyPackage(US + ".reader.."))
          .should()
          .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.net.."))
          .because("a name in an archive must never become a path or an address");

  private static final ArchRule TIME_IS_READ_AT_THE_EDGE =
      noClasses()
          .that(not(resideInAnyPackage(US + ".clock")))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(InstantSource.class, "system")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .because("deadlines are tested, not slept for");

  private static final ArchRule EVERY_DOOR_SAYS_WHO_MAY_ENTER =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .and()
          .areNotInterfaces()
          .should()
          .beAnnotatedWith(PermitAll.class)
          .orShould()
          .beAnnotatedWith(RolesAllowed.class)
          .because("a door without a named audience is a leak waiting for a tenant");

  private static final ArchRule ROOMS_FORM_NO_CYCLE =
      slices().matching(US + ".(*)..").should().beFreeOfCycles();

  static final List<ArchRule> RULES =
      List.of(
          ONLY_THE_VAULT_SPEAKS_MONGODB,
          READERS_KNOW_NO_FRAMEWORK,
          READERS_TOUCH_NO_FILES,
          TIME_IS_READ_AT_THE_EDGE,
          EVERY_DOOR_SAYS_WHO_MAY_ENTER,
          ROOMS_FORM_NO_CYCLE);

  @ParameterizedTest
  @FieldSource("RULES")
  void theRuleIsKept(ArchRule rule) {
    rule.check(CLASSES);
  }

  @ParameterizedTest
  @FieldSource("RULES")
  void theRuleIsSeenToFail(ArchRule rule) {
    assertThat(rule.evaluate(OFFENDERS).hasViolation()).isTrue();
  }

  private static ArchRule entersOnlyItsRooms(String room, Set<String> others) {
    var allowed =
        Stream.concat(others.stream(), Stream.of(room))
            .map(r -> US + "." + r + "..")
            .toArray(String[]::new);
    return noClasses()
        .that(resideInAnyPackage(US + "." + room + ".."))
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage(US + "..").and(not(resideInAnyPackage(allowed))));
  }

  @Test
  void everyRoomEntersOnlyThoseBeforeIt() {
    ROOMS.forEach((room, others) -> entersOnlyItsRooms(room, others).check(CLASSES));
    assertThat(entersOnlyItsRooms("reader", ROOMS.get("reader")).evaluate(OFFENDERS).hasViolation())
        .isTrue();
  }

  @Test
  void everyRoomIsKnown() {
    var found =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(US + "."))
            .map(name -> name.substring(US.length() + 1).split("\\.")[0])
            .collect(Collectors.toSet());
    assertThat(found).isEqualTo(ROOMS.keySet());
  }
}

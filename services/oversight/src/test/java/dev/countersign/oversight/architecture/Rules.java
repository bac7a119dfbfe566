package dev.countersign.oversight.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;

/** What holds between the rooms of this service, each with the reason. */
final class Rules {
  static final String ROOT = "dev.countersign.oversight";

  private Rules() {}

  private static boolean isConstrained(JavaClass type) {
    return type.getFields().stream()
        .flatMap(field -> field.getAnnotations().stream())
        .anyMatch(found -> found.getRawType().getPackageName().startsWith("jakarta.validation"));
  }

  /** Every rule by its name, for any root package: the tests turn them on offenders too. */
  static Map<String, ArchRule> of(String root) {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put("featuresFormNoCycle", slices().matching(root + ".(*)..").should().beFreeOfCycles());
    rules.put(
        "graphqlRoomsAreLeaves",
        noClasses()
            .that()
            .resideOutsideOfPackage("..graphql..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + "..graphql..")
            .because("nothing but the GraphQL runtime calls a resolver"));
    rules.put(
        "persistenceRoomsAreLeaves",
        noClasses()
            .that()
            .resideOutsideOfPackage("..persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + "..persistence..")
            .because("callers use the interface in the feature's root"));
    rules.put(
        "rootsKnowNoFramework",
        noClasses()
            .that()
            .resideOutsideOfPackages("..graphql..", "..persistence..", "..edge..", "..rest..")
            .should()
            .dependOnClassesThat(
                not(
                    resideInAnyPackage(
                        "java.lang..",
                        "java.math..",
                        "java.nio.charset..",
                        "java.security..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..",
                        "dev.countersign..",
                        "jakarta.enterprise..",
                        "jakarta.transaction..",
                        "jakarta.interceptor..")))
            .because("a use case reads like the story it tells"));
    rules.put(
        "onlyGraphqlRoomsSpeakGraphql",
        noClasses()
            .that()
            .resideOutsideOfPackage("..graphql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.eclipse.microprofile.graphql..", "io.smallrye.graphql..", "graphql..")
            .because("the API is one door among others"));
    rules.put(
        "onlyPersistenceAndEdgeSpeakSql",
        noClasses()
            .that()
            .resideOutsideOfPackages("..persistence..", "..edge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..")
            .because("rows are chosen in one place"));
    rules.put(
        "everyOperationNamesItsRoles",
        methods()
            .that()
            .areAnnotatedWith(Query.class)
            .or()
            .areAnnotatedWith(Mutation.class)
            .or()
            .areAnnotatedWith(io.smallrye.graphql.api.Subscription.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .allowEmptyShould(true)
            .because("an operation without a named audience is a leak waiting for a tenant"));
    rules.put(
        "everyInputIsChecked",
        methods()
            .that(
                describe(
                    "take an input with lengths or forms",
                    method ->
                        method.getRawParameterTypes().stream().anyMatch(Rules::isConstrained)
                            && (method.isAnnotatedWith(Query.class)
                                || method.isAnnotatedWith(Mutation.class))))
            .should()
            .beDeclaredInClassesThat()
            .areAnnotatedWith("dev.countersign.oversight.platform.graphql.ValidInputs")
            .because("lengths and forms are promised in the schema"));
    rules.put(
        "transactionsStartInUseCases",
        noClasses()
            .that()
            .resideInAnyPackage("..graphql..", "..persistence..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Transactional.class)
            .because("one use case is one transaction"));
    rules.put(
        "noFieldInjection",
        noFields()
            .should()
            .beAnnotatedWith(Inject.class)
            .because("what a class needs stands in its constructor"));
    rules.put(
        "timeComesFromThePlatformClock",
        noClasses()
            .that()
            .resideOutsideOfPackage("..edge..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class)
            .because("deadlines are tested, not slept for"));
    return rules;
  }
}

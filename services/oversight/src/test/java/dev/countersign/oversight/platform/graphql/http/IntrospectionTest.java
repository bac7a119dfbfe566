package dev.countersign.oversight.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import graphql.introspection.IntrospectionQuery;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each role is shown what it may do, and no more. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class IntrospectionTest {
  private static final String TYPES = "{ __schema { types { name } } }";

  @Inject GraphQLSchema schema;

  private static Set<String> operations(Api who) {
    var names = new TreeSet<String>();
    for (var root : new String[] {"queryType", "mutationType"}) {
      var found =
          who.send("{ __schema { %s { fields { name } } } }".formatted(root))
              .body("errors", nullValue())
              .extract()
              .jsonPath()
              .<String>getList("data.__schema." + root + ".fields.name");
      if (found != null) {
        names.addAll(found);
      }
    }
    return names;
  }

  @Test
  void anyoneIsShownWhatIsOpenToAnyone() {
    var shown = operations(Api.anonymous());
    assertThat(shown).contains("clock", "node", "organisations", "policyDiff");
    assertThat(shown)
        .doesNotContain("accessEvents", "compliance", "registerOrganisation", "registerModel");
    Api.anonymous()
        .send("{ __schema { mutationType { name } } }")
        .body("data.__schema.mutationType", nullValue());
  }

  @Test
  void aRoleIsShownItsOwnOperations() {
    assertThat(operations(Api.as("borealis-submitter")))
        .contains("accessEvents", "registerModel")
        .doesNotContain("publishPolicyVersion", "registerOrganisation", "objectToHaltLift");
    assertThat(operations(Api.as("borealis-officer"))).contains("publishPolicyVersion");
    assertThat(operations(Api.as("eu-analyst"))).doesNotContain("objectToHaltLift");
    assertThat(operations(Api.as("eu-supervisor"))).contains("objectToHaltLift");
    assertThat(operations(Api.as("platform-registrar"))).contains("registerOrganisation");
  }

  @Test
  void whatOnlyAnotherRoleNeedsIsNotShownAsATypeEither() {
    var types = "data.__schema.types.name";
    Api.anonymous()
        .send(TYPES)
        .body(types, not(hasItem("RegisterOrganisationInput")))
        .body(types, hasItems("ModelVersion", "PlatformClock"));
    Api.as("platform-registrar").send(TYPES).body(types, hasItem("RegisterOrganisationInput"));
    Api.as("borealis-submitter")
        .send("{ __type(name: \"RegisterOrganisationInput\") { name } }")
        .body("data.__type", nullValue());
    Api.as("platform-registrar")
        .send(
            "query($name: String!) { __type(name: $name) { name } }",
            Map.of("name", "RegisterOrganisationInput"))
        .body("data.__type.name", equalTo("RegisterOrganisationInput"));
  }

  @Test
  void everyOperationIsShownToSomebody() {
    var shown = new TreeSet<String>();
    for (var user :
        new String[] {
          "borealis-submitter",
          "borealis-officer",
          "borealis-approver",
          "kestrel-evaluator",
          "kestrel-lead",
          "eu-analyst",
          "eu-supervisor",
          "platform-registrar",
          "platform-approver"
        }) {
      shown.addAll(operations(Api.as(user)));
    }
    var all = new TreeSet<String>();
    Stream.of(schema.getQueryType(), Objects.requireNonNull(schema.getMutationType()))
        .map(GraphQLObjectType::getFieldDefinitions)
        .flatMap(java.util.List::stream)
        .map(GraphQLFieldDefinition::getName)
        .forEach(all::add);
    assertThat(shown).isEqualTo(all);
  }

  @Test
  void whatClientsAskToLearnTheSchemaIsAnswered() {
    Api.as("borealis-officer")
        .send(IntrospectionQuery.INTROSPECTION_QUERY)
        .body("errors", nullValue())
        .body("data.__schema.types.name", hasItem("Halt"));
  }

  @Test
  void theSchemaIsAskedForAlone() {
    for (var document :
        new String[] {
          "{ __schema { types { name } } clock { now } }",
          "{ ... on Query { __schema { types { name } } clock { now } } }"
        }) {
      Api.as("borealis-officer")
          .send(document)
          .body("errors[0].extensions.code", equalTo("INTROSPECTION_NOT_ALONE"));
    }
  }

  @Test
  void theSchemaLanguageIsCutAlike() {
    var anyone = sdl(Api.anonymous());
    assertThat(fields(anyone, "Query")).contains("clock", "halts").doesNotContain("accessEvents");
    assertThat(new SchemaParser().parse(anyone).getType("Mutation")).isEmpty();
    var officer = sdl(Api.as("borealis-officer"));
    assertThat(fields(officer, "Mutation"))
        .contains("publishPolicyVersion")
        .doesNotContain("registerOrganisation");
  }

  private static String sdl(Api who) {
    return who.get("/graphql/schema.graphql").statusCode(200).extract().asString();
  }

  private static @Nullable Set<String> fields(String sdl, String type) {
    var names = new TreeSet<String>();
    new SchemaParser()
        .parse(sdl)
        .getType(type, graphql.language.ObjectTypeDefinition.class)
        .orElseThrow()
        .getFieldDefinitions()
        .forEach(field -> names.add(field.getName()));
    return names;
  }
}

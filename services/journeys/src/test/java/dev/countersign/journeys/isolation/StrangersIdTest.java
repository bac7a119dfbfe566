package dev.countersign.journeys.isolation;

import static dev.countersign.journeys.isolation.World.SCHEMA;
import static dev.countersign.journeys.isolation.World.TABLE;
import static dev.countersign.journeys.isolation.World.maySee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.journeys.Api;
import dev.countersign.journeys.isolation.Harvest.Thing;
import dev.countersign.journeys.isolation.Relation.Viewer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLTypeUtil;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** An id of somebody else's, wherever the schema takes one, is answered like an id of nothing. */
@EnabledIfSystemProperty(named = "countersign.long", matches = "true")
class StrangersIdTest {
  private static World world;

  @BeforeAll
  static void aPlatformWithContent() {
    world = World.once();
  }

  @Test
  void aStrangersIdInAnInputIsLikeAnIdOfNothing() {
    var wrong = new ArrayList<String>();
    Ids.of(SCHEMA)
        .forEach(
            (path, field) -> {
              var id = TABLE.ids().get(path);
              if (Set.of("everyone", "list", "one", "untried").contains(id.kind())) {
                return;
              }
              int tried = 0;
              for (var attacker : Strangers.ALL) {
                var victim = strange(attacker, id.kind());
                if (victim == null) {
                  continue;
                }
                var theirs = sent(attacker, path, field, victim.id());
                var none = sent(attacker, path, field, Ids.madeUp(victim.id()));
                var code = Strangers.code(theirs);
                if (code.equals("FORBIDDEN")) {
                  continue;
                }
                tried++;
                if (!id.refusals().contains(code) || !Strangers.alike(theirs, none)) {
                  wrong.add(
                      "%s of %s for %s: %s, and for nothing: %s"
                          .formatted(
                              path,
                              victim,
                              attacker,
                              Strangers.brief(theirs),
                              Strangers.brief(none)));
                }
              }
              if (tried == 0) {
                wrong.add(path + " was tried by nobody");
              }
            });
    assertThat(wrong).isEmpty();
  }

  private static @Nullable Thing strange(Viewer attacker, String kind) {
    return world.all.values().stream()
        .filter(thing -> thing.kind().equals(kind))
        .filter(
            thing -> {
              var relation = Relation.of(attacker, thing.lab(), thing.party());
              return relation != null && !maySee(thing, relation);
            })
        .findFirst()
        .orElse(null);
  }

  private static JsonPath sent(
      Viewer attacker, String path, GraphQLFieldDefinition field, String id) {
    var inputs =
        new Inputs(
            path, at -> at.equals(path) ? id : Strangers.own(attacker, at, world.seen, TABLE));
    var document = new StringBuilder();
    var declared = new ArrayList<String>();
    var given = new ArrayList<String>();
    var values = inputs.of(field.getName(), field.getArguments());
    values
        .keySet()
        .forEach(
            name -> {
              var type = GraphQLTypeUtil.simplePrint(field.getArgument(name).getType());
              declared.add("$%s: %s".formatted(name, type));
              given.add("%s: $%s".formatted(name, name));
            });
    boolean mutation = SCHEMA.getMutationType().getFieldDefinition(field.getName()) != null;
    document
        .append(mutation ? "mutation" : "query")
        .append('(')
        .append(String.join(", ", declared))
        .append(") { ")
        .append(field.getName())
        .append('(')
        .append(String.join(", ", given))
        .append(") { __typename } }");
    return Api.as(attacker.user()).post(document.toString(), values);
  }
}

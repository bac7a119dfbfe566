package dev.countersign.journeys.isolation;

import static dev.countersign.journeys.isolation.World.SCHEMA;
import static dev.countersign.journeys.isolation.World.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.isolation.Relation.Viewer;
import dev.countersign.journeys.isolation.Table.Id;
import graphql.schema.GraphQLFieldDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An id of somebody else's, wherever the schema takes one, is answered like an id of nothing. */
class StrangersIdTest {
  private static World world;

  @BeforeAll
  static void aPlatformWithContent() {
    world = World.once();
  }

  @Test
  void aStrangersIdInAnInputIsLikeAnIdOfNothing() {
    var places =
        Ids.of(SCHEMA).entrySet().stream()
            .filter(place -> TABLE.ids().get(place.getKey()).isOfKind())
            .filter(
                place ->
                    !Harvest.isConnection(place.getValue()) || Lists.needsMore(place.getValue()))
            .toList();
    assertThat(Probe.all(places, place -> told(place.getKey(), place.getValue()))).isEmpty();
  }

  /** What is wrong with one place, over everybody who may come there. */
  private static List<String> told(String path, GraphQLFieldDefinition field) {
    var id = TABLE.ids().get(path);
    var wrong = new ArrayList<String>();
    int tried = 0;
    for (var viewer : Relation.everybody()) {
      var victim = victim(viewer, id);
      if (victim.isEmpty()) {
        continue;
      }
      var theirs = sent(viewer, asked(viewer, path, field, victim.get()));
      if (Probe.isRefusedByRole(theirs) && !id.answers().contains(Probe.code(theirs))) {
        continue;
      }
      tried++;
      var none = sent(viewer, asked(viewer, path, field, Ids.madeUp(victim.get())));
      if (!id.answers().contains(code(theirs)) || !alike(theirs, none)) {
        wrong.add(
            "%s of %s for %s: %s, and for nothing: %s"
                .formatted(path, victim.get(), viewer, brief(theirs), brief(none)));
      }
    }
    if (tried == 0) {
      wrong.add(path + " was tried by nobody");
    }
    return wrong;
  }

  private static Optional<String> victim(Viewer viewer, Id id) {
    return id.kind().equals("Lab")
        ? Relation.LABS.stream().filter(lab -> Relation.isStranger(viewer, lab)).findFirst()
        : world.hidden(viewer, id.kind()).map(Harvest.Thing::id);
  }

  private static String code(JsonNode answer) {
    return Probe.code(answer).isEmpty() ? "accepted" : Probe.code(answer);
  }

  private static String brief(JsonNode answer) {
    return code(answer) + " " + answer.at("/errors/0/message").asText();
  }

  /** True if nobody could tell one answer from the other. */
  private static boolean alike(JsonNode one, JsonNode other) {
    return Ids.withoutIds(visible(one)).equals(Ids.withoutIds(visible(other)));
  }

  private static String visible(JsonNode answer) {
    return answer.path("data") + " " + answer.path("errors");
  }

  private static JsonNode sent(Viewer viewer, Ask asked) {
    return SCHEMA.getMutationType().getFieldDefinition(asked.field()) == null
        ? Batches.queries(viewer, List.of(asked)).getFirst()
        : Batches.mutation(viewer, asked);
  }

  private static Ask asked(Viewer viewer, String path, GraphQLFieldDefinition field, String id) {
    var values =
        new Inputs(path, viewer.home(), at -> at.equals(path) ? id : own(viewer, at))
            .of(field.getName(), field.getArguments());
    // What is written or prepared says again what was put in, and when.
    boolean says =
        SCHEMA.getMutationType().getFieldDefinition(field.getName()) != null
            || field.getName().startsWith("prepare");
    return Ask.of(field, values, says ? Selections.name(field) : Selections.plain(field));
  }

  /** Something of the viewer's own, so that nothing else is wrong with the input. */
  private static String own(Viewer viewer, String path) {
    if (path.endsWith(".after")) {
      return Probe.cursor(viewer, "NEWEST_FIRST");
    }
    if (path.endsWith(".lab")) {
      return viewer.home();
    }
    if (path.endsWith(".auditor")) {
      // The lab's own already: an offer to another would make it less of a stranger.
      return viewer.home().equals("org_cygnus") ? "org_bracken" : "org_kestrel";
    }
    if (path.endsWith(".document") && path.startsWith("draftPolicyVersion")) {
      return world.own(viewer, "FrameworkDocument").orElse("x_0");
    }
    return Optional.ofNullable(TABLE.ids().get(path))
        .flatMap(
            id ->
                path.startsWith("prepareAttestation")
                    ? world.oldestOwn(viewer, id.type())
                    : world.own(viewer, id.type()))
        .orElse("x_0");
  }

  @Test
  void aStrangersLedgerStandsWhereItsPublicFactsDo() {
    assertThat(world.standingOtherwise()).isEmpty();
  }
}

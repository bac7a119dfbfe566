package dev.countersign.journeys.isolation;

import static dev.countersign.journeys.isolation.World.TABLE;
import static dev.countersign.journeys.isolation.World.maySee;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.Crossing;
import dev.countersign.journeys.isolation.Harvest.Thing;
import dev.countersign.journeys.isolation.Relation.Viewer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever follows is told of what they may see, and of nothing else; a cursor is of its owner. */
class FollowingTest {
  private static final String HALTS = "haltChanges";
  private static final String CROSSINGS = "crossings";

  private static final String OVERDUE = "overdueObligations";

  /**
   * Of which kind a thing is that the world did not hold when it was looked at, or that is overdue
   * and no incident.
   */
  private static final Map<String, String> NEW =
      Map.of(HALTS, "Halt", CROSSINGS, "Determination", OVERDUE, Row.STANDING);

  private static World world;

  @BeforeAll
  static void aPlatformWithContent() {
    world = World.once();
  }

  private static List<String> fields() {
    return TABLE.fields().entrySet().stream()
        .filter(line -> line.getValue().getFirst().equals("follow"))
        .map(line -> line.getKey().substring("Subscription.".length()))
        .toList();
  }

  private static List<Viewer> withRoles() {
    return Relation.everybody().stream().filter(viewer -> !isWithoutRole(viewer)).toList();
  }

  private static boolean isWithoutRole(Viewer viewer) {
    return List.of("org_countersign", "anyone").contains(viewer.organisation());
  }

  private static Thing thing(String field, JsonNode change) {
    var id = Ear.subject(change);
    var known = world.thing(id);
    boolean isDuty = field.equals(OVERDUE) && !known.map(Thing::type).orElse("").equals("Incident");
    return known
        .filter(thing -> !isDuty)
        .orElseGet(() -> new Thing(id, NEW.getOrDefault(field, field), Ear.lab(change), null));
  }

  /** What one viewer is told of a field from the beginning; null where their role is refused. */
  private record Heard(Viewer viewer, String field, List<Thing> things) {}

  @Test
  void whoFollowsFromTheBeginningIsToldOfWhatTheyMaySee() {
    var heard = heard(2);
    if (!isWhole(heard) || !wrong(heard).isEmpty()) {
      // The end of what was is not told: on a slow machine a silence may come before it.
      heard = heard(15);
    }
    assertThat(isWhole(heard))
        .as("each is told of something, so that nothing passes for want of it")
        .isTrue();
    assertThat(wrong(heard)).isEmpty();
  }

  private static List<Heard> heard(int quietSeconds) {
    return Probe.each(withRoles(), viewer -> fromTheBeginning(viewer, quietSeconds)).stream()
        .flatMap(List::stream)
        .toList();
  }

  private static Map<String, Set<Thing>> byField(List<Heard> heard) {
    var all = new LinkedHashMap<String, Set<Thing>>();
    heard.forEach(
        one -> all.computeIfAbsent(one.field(), name -> new HashSet<>()).addAll(one.things()));
    return all;
  }

  private static boolean isWhole(List<Heard> heard) {
    return byField(heard).keySet().equals(Set.copyOf(fields()));
  }

  private static List<String> wrong(List<Heard> heard) {
    var all = byField(heard);
    var wrong = new ArrayList<String>();
    for (var one : heard) {
      for (var thing : all.getOrDefault(one.field(), Set.of())) {
        var may = maySee(one.viewer(), thing);
        boolean told = one.things().contains(thing);
        if (may != null && may != told && !(told && isInPartEveryones(thing))) {
          wrong.add(
              "%s of %s, which %s %s see"
                  .formatted(one.field(), thing, one.viewer(), may ? "may" : "may not"));
        }
      }
    }
    return wrong;
  }

  /** A part of it is public, such as an attestation's summary once its model is announced. */
  private static boolean isInPartEveryones(Thing thing) {
    return Probe.get(Relation.ANY, "oversight", "/proofs/" + thing.id()).statusCode() == 200;
  }

  private static List<Heard> fromTheBeginning(Viewer viewer, int quietSeconds) {
    var ear = new Ear(viewer);
    var beginning = beginning(viewer);
    fields().forEach(field -> ear.follow(field, beginning));
    ear.awaitQuiet(quietSeconds);
    var heard = new ArrayList<Heard>();
    for (var field : fields()) {
      var said = ear.soFar(field);
      if (said.stream().noneMatch(FollowingTest::isRefusal)) {
        assertThat(said).as(field + " for " + viewer).allMatch(FollowingTest::isChange);
        heard.add(
            new Heard(
                viewer,
                field,
                said.stream().map(m -> thing(field, Ear.change(field, m))).toList()));
      }
    }
    return heard;
  }

  private static boolean isChange(JsonNode message) {
    return message.path("type").asText().equals("next");
  }

  private static boolean isRefusal(JsonNode message) {
    return message.toString().contains("FORBIDDEN");
  }

  /** The place of the first thing that is everyone's. */
  private static String beginning(Viewer viewer) {
    return Probe.cursor(viewer, "OLDEST_FIRST");
  }

  @Test
  void everyoneIsToldOfTheHaltsThatTheyMaySee() throws InterruptedException {
    var ears = new LinkedHashMap<Viewer, Ear>();
    withRoles().forEach(viewer -> ears.put(viewer, new Ear(viewer)));
    ears.values()
        .forEach(ear -> List.of(HALTS, CROSSINGS).forEach(field -> ear.follow(field, null)));
    // Also the time that it takes to be joined, which the protocol does not acknowledge.
    TimeUnit.SECONDS.sleep(5);
    ears.forEach(
        (viewer, ear) ->
            List.of(HALTS, CROSSINGS)
                .forEach(
                    field ->
                        assertThat(ear.next(field, 0))
                            .as("%s of what was before, for %s", field, viewer)
                            .isNull()));
    var halt = opened();
    var seen = new HashMap<Viewer, String>();
    ears.forEach(
        (viewer, ear) -> {
          if (mayFollow(viewer)) {
            var change = ear.next(HALTS, 60);
            assertThat(change).as("for " + viewer).isNotNull();
            assertThat(Ear.subject(Ear.change(HALTS, change))).as("for " + viewer).isEqualTo(halt);
            assertThat(ear.next(CROSSINGS, 60)).as("for " + viewer).isNotNull();
            seen.put(viewer, Ear.change(HALTS, change).path("cursor").asText());
          }
        });
    // Those who may see have been told by now, so there was time to tell the others.
    TimeUnit.SECONDS.sleep(1);
    ears.forEach(
        (viewer, ear) ->
            assertThat(mayFollow(viewer) ? null : ear.next(HALTS, 0))
                .as("a halt of another's, for " + viewer)
                .isNull());
    ears.forEach(
        (viewer, ear) ->
            assertThat(mayFollow(viewer) ? null : ear.next(CROSSINGS, 0))
                .as("a crossing of another's, for " + viewer)
                .isNull());
    cursorsServeTheirOwners(seen);
  }

  /** True where the table lets one see what comes of a crossing at Aurelia's, or says nothing. */
  private static boolean mayFollow(Viewer viewer) {
    return !Boolean.FALSE.equals(maySee(viewer, new Thing("hlt_", "Halt", "org_aurelia", null)));
  }

  /** A new version crosses a threshold: a halt opens. */
  private static String opened() {
    var aurelia = Relation.VIEWERS.getFirst();
    var before = halts(aurelia);
    Crossing.happens();
    var now = new ArrayList<>(halts(aurelia));
    now.removeAll(before);
    assertThat(now).hasSize(1);
    return now.getFirst();
  }

  private static List<String> halts(Viewer viewer) {
    var ids = new ArrayList<String>();
    Probe.post(viewer, "{ halts(first: 100) { nodes { id } } }", Map.of())
        .at("/data/halts/nodes")
        .forEach(node -> ids.add(node.path("id").asText()));
    return ids;
  }

  private static void cursorsServeTheirOwners(Map<Viewer, String> seen) {
    var aurelias = seen.get(Relation.VIEWERS.getFirst());
    for (var viewer : Relation.VIEWERS) {
      if (seen.containsKey(viewer) && !viewer.organisation().equals("org_aurelia")) {
        var ear = new Ear(viewer);
        ear.follow(HALTS, aurelias);
        assertThat(ear.next(HALTS, 60))
            .as("Aurelia's cursor, used by " + viewer)
            .satisfies(answer -> assertThat(answer.toString()).contains("INVALID_CURSOR"));
      }
    }
  }

  @Test
  void whoHasNoRoleForItFollowsNothing() {
    for (var viewer : Relation.everybody().stream().filter(FollowingTest::isWithoutRole).toList()) {
      for (var field : fields()) {
        var ear = new Ear(viewer);
        if (ear.isLetIn()) {
          ear.follow(field, null);
          var answer = ear.next(field, 60);
          assertThat(answer).as("%s for %s", field, viewer).isNotNull();
          assertThat(answer.path("type").asText())
              .as("%s for %s", field, viewer)
              .isEqualTo("error");
        }
      }
    }
  }
}

package dev.countersign.journeys.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.LaterContent;
import dev.countersign.journeys.Told;
import dev.countersign.journeys.contract.Contract;
import dev.countersign.journeys.isolation.Harvest.Thing;
import dev.countersign.journeys.isolation.Relation.Viewer;
import graphql.schema.GraphQLSchema;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything on the platform, and what of it everybody gets to see by walking the lists. */
final class World {
  static final GraphQLSchema SCHEMA = Contract.schema();
  static final Table TABLE = Table.read();
  private static final int MOST_LOOKS = 40;

  private static @Nullable World shared;

  private final Map<Viewer, Map<String, Thing>> seen = new LinkedHashMap<>();
  private final Map<String, Thing> all = new LinkedHashMap<>();
  private final List<String> standingOtherwise;

  private World() {
    Told.once();
    // Kinds that the story has none of, so that the matrix has something to hide.
    LaterContent.add();
    var harvests = Probe.each(Relation.VIEWERS, viewer -> Harvest.of(SCHEMA, viewer));
    harvests.forEach(harvest -> harvest.forEach(all::putIfAbsent));
    for (int i = 0; i < harvests.size(); i++) {
      seen.put(Relation.VIEWERS.get(i), Harvest.resolved(harvests.get(i), all));
    }
    seen.values().forEach(all::putAll);
    standingOtherwise = strangers();
    LaterContent.inner()
        .forEach(
            inner ->
                all.put(
                    inner.id(), new Thing(inner.id(), inner.kind(), inner.lab(), inner.party())));
    assertThat(TABLE.kinds().keySet())
        .as("the platform has every kind of thing, so that nothing passes for want of one")
        .isEqualTo(all.values().stream().map(Thing::kind).collect(Collectors.toSet()));
  }

  /**
   * Whose view of a stranger's ledger stands elsewhere than everyone's. Looked at before anybody
   * does anything, since what one does oneself is on that ledger, and one's own to see.
   */
  List<String> standingOtherwise() {
    return standingOtherwise;
  }

  private static List<String> strangers() {
    return Probe.all(
        Relation.everybody(),
        viewer ->
            Relation.LABS.stream()
                .filter(lab -> Relation.isStranger(viewer, lab))
                .filter(lab -> standsOtherwise(viewer, lab))
                .map(lab -> "standsAt(%s) for %s".formatted(lab, viewer))
                .toList());
  }

  /** Between two looks the log may take in what is newest; it stands still in the end. */
  private static boolean standsOtherwise(Viewer viewer, String lab) {
    try {
      for (int looks = 0; looks < MOST_LOOKS; looks++) {
        if (standing(viewer, lab).equals(standing(Relation.ANY, lab))) {
          return false;
        }
        TimeUnit.MILLISECONDS.sleep(500);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode standing(Viewer viewer, String lab) {
    return Probe.post(
            viewer,
            "query($lab: ID) { organisations(first: 1) { pageInfo { standsAt(lab: $lab) { lab"
                + " position recordedAt logSize } } } }",
            Map.of("lab", lab))
        .path("data");
  }

  static synchronized World once() {
    if (shared == null) {
      shared = new World();
    }
    return shared;
  }

  Collection<Thing> all() {
    return all.values();
  }

  Optional<Thing> thing(String id) {
    return Optional.ofNullable(all.get(id));
  }

  /** True if the viewer's walk came by it. */
  boolean isListed(Viewer viewer, Thing thing) {
    return seen.get(viewer).containsKey(thing.id());
  }

  /** True if the table lets the viewer see it; null where the table has no letter. */
  static @Nullable Boolean maySee(Viewer viewer, Thing thing) {
    var relation = Relation.of(viewer, thing);
    return relation == null ? null : TABLE.maySee(thing.kind(), relation);
  }

  /** One thing of each kind that the viewer may not see. */
  List<Thing> hiddenOfEachKind(Viewer viewer) {
    var found = new LinkedHashMap<String, Thing>();
    for (var thing : all()) {
      if (thing.hasId() && Boolean.FALSE.equals(maySee(viewer, thing))) {
        found.putIfAbsent(thing.kind(), thing);
      }
    }
    return List.copyOf(found.values());
  }

  /** Labs that have something of this type, and nothing of it that the viewer may see. */
  List<String> labsHiding(Viewer viewer, String type) {
    return Relation.LABS.stream()
        .filter(
            lab -> {
              var theirs =
                  all().stream()
                      .filter(thing -> thing.type().equals(type) && thing.lab().equals(lab))
                      .toList();
              return !theirs.isEmpty()
                  && theirs.stream().allMatch(thing -> Boolean.FALSE.equals(maySee(viewer, thing)));
            })
        .toList();
  }

  /** A thing of this kind that the viewer may not see. */
  Optional<Thing> hidden(Viewer viewer, String kind) {
    return all().stream()
        .filter(Thing::hasId)
        .filter(thing -> thing.kind().equals(kind))
        .filter(thing -> Boolean.FALSE.equals(maySee(viewer, thing)))
        .findFirst();
  }

  /** One of this kind that is about a lab. */
  Optional<String> anyOf(String kind, String lab) {
    return all().stream()
        .filter(thing -> thing.kind().equals(kind) && thing.lab().equals(lab))
        .map(Thing::id)
        .findFirst();
  }

  /** The newest of this type that the viewer may see, of the lab that they write about. */
  Optional<String> own(Viewer viewer, String type) {
    return ofOwn(viewer, type).findFirst();
  }

  /** The oldest one, of which most has become. */
  Optional<String> oldestOwn(Viewer viewer, String type) {
    return ofOwn(viewer, type).reduce((newer, older) -> older);
  }

  private Stream<String> ofOwn(Viewer viewer, String type) {
    return all().stream()
        .filter(Thing::hasId)
        .filter(thing -> thing.type().equals(type))
        .filter(thing -> thing.lab().equals(viewer.home()))
        .filter(thing -> Boolean.TRUE.equals(maySee(viewer, thing)))
        // One without a variant is the plainest.
        .sorted(Comparator.comparing(thing -> !thing.kind().equals(type)))
        .map(Thing::id);
  }
}

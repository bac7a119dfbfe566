package dev.countersign.journeys.isolation;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything on the platform, and what of it everybody gets to see by walking the lists. */
final class World {
  static final GraphQLSchema SCHEMA = Contract.schema();
  static final Table TABLE = Table.read();

  private static @Nullable World shared;

  private final Map<Viewer, Map<String, Thing>> seen = new LinkedHashMap<>();
  private final Map<String, Thing> all = new LinkedHashMap<>();

  private World() {
    Told.once();
    var harvests = Probe.each(Relation.VIEWERS, viewer -> Harvest.of(SCHEMA, viewer));
    harvests.forEach(harvest -> harvest.forEach(all::putIfAbsent));
    for (int i = 0; i < harvests.size(); i++) {
      seen.put(Relation.VIEWERS.get(i), Harvest.resolved(harvests.get(i), all));
    }
    seen.values().forEach(all::putAll);
    LaterContent.inner()
        .forEach(
            inner -> all.put(inner.id(), new Thing(inner.id(), inner.kind(), inner.lab(), null)));
    assertThat(TABLE.kinds().keySet())
        .as("the platform has every kind of thing, so that nothing passes for want of one")
        .isEqualTo(all.values().stream().map(Thing::kind).collect(Collectors.toSet()));
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

  /** A thing of this kind that the viewer may not see. */
  Optional<Thing> hidden(Viewer viewer, String kind) {
    return all().stream()
        .filter(Thing::hasId)
        .filter(thing -> thing.kind().equals(kind))
        .filter(thing -> Boolean.FALSE.equals(maySee(viewer, thing)))
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

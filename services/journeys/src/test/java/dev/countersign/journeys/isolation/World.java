package dev.countersign.journeys.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.journeys.Told;
import dev.countersign.journeys.contract.Contract;
import dev.countersign.journeys.isolation.Harvest.Thing;
import dev.countersign.journeys.isolation.Relation.Viewer;
import graphql.schema.GraphQLSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything on the platform, and what of it everybody gets to see by walking the lists. */
final class World {
  static final GraphQLSchema SCHEMA = Contract.schema();
  static final Table TABLE = Table.read();

  private static @Nullable World shared;

  final Map<Viewer, Map<String, Thing>> seen = new LinkedHashMap<>();
  final Map<String, Thing> all = new LinkedHashMap<>();

  private World() {
    Told.once();
    for (var viewer : Relation.VIEWERS) {
      seen.put(viewer, new Harvest(SCHEMA).of(viewer));
      seen.get(viewer).forEach(all::putIfAbsent);
    }
    assertThat(all.values())
        .extracting(Thing::kind)
        .as("the platform has every kind of thing, so that nothing passes for want of one")
        .containsAll(TABLE.kinds().keySet());
  }

  static synchronized World once() {
    if (shared == null) {
      shared = new World();
    }
    return shared;
  }

  static boolean maySee(Thing thing, Relation relation) {
    return TABLE.maySee(thing.kind(), relation);
  }
}

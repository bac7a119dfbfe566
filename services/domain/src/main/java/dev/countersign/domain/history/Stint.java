package dev.countersign.domain.history;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.SafeguardFact.ImplementationState;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.id.ModelVersionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A configuration of a safeguard while it was in place.
 *
 * @param on the version where it was stated
 * @param from what put it in place
 * @param until excluded; after everything while nothing ended it
 */
public record Stint(ModelVersionId on, String configDigest, FactHeader from, Position until) {
  private static final Position OPEN = new Position(Integer.MAX_VALUE, -1, Integer.MAX_VALUE);

  /**
   * What was in place for a version, one after the other: on itself, and before anything was in
   * place there by itself, on whatever it comes from.
   *
   * @param stated what was stated of the safeguard on a version
   */
  static List<Stint> past(
      ModelVersionId on, Lineage lineage, Function<ModelVersionId, List<Implementation>> stated) {
    var ends = new HashMap<ModelVersionId, Position>();
    ends.put(on, OPEN);
    var past = new ArrayList<Stint>();
    // Every version is passed after all that comes from it.
    for (var version : new ArrayList<>(lineage.ancestorsOf(on)).reversed()) {
      var end = ends.getOrDefault(version, OPEN);
      var own = onOneVersion(version, stated.apply(version));
      own.stream().flatMap(stint -> stint.before(end).stream()).forEach(past::add);
      var inherited = own.isEmpty() ? end : earlier(end, own.getFirst().from().position());
      for (var parent : lineage.parentsOf(version)) {
        ends.merge(parent, inherited, Stint::later);
      }
    }
    return past;
  }

  private static List<Stint> onOneVersion(ModelVersionId version, List<Implementation> stated) {
    var now = new LinkedHashMap<ImplementationId, Implementation>();
    var stints = new ArrayList<Stint>();
    stated.stream()
        .flatMap(Implementation::stages)
        .sorted(Comparator.comparing(Implementation::newest))
        .forEach(
            stage -> {
              now.put(stage.id(), stage);
              var inPlace =
                  now.values().stream()
                      .filter(Implementation::wasImplemented)
                      .reduce(Implementations::present)
                      .filter(one -> one.state() == ImplementationState.IMPLEMENTED)
                      .map(Implementation::configDigest);
              put(version, stints, inPlace, stage.steps().getLast().header());
            });
    return stints;
  }

  private static void put(
      ModelVersionId version, List<Stint> stints, Optional<String> inPlace, FactHeader by) {
    var last = stints.isEmpty() ? null : stints.getLast();
    if (last != null && last.until().equals(OPEN)) {
      if (inPlace.filter(last.configDigest()::equals).isPresent()) {
        return;
      }
      stints.set(
          stints.size() - 1, new Stint(version, last.configDigest(), last.from(), by.position()));
    }
    inPlace.ifPresent(config -> stints.add(new Stint(version, config, by, OPEN)));
  }

  /** True if it had begun before a position. */
  public boolean isBegunBy(Position position) {
    return position.isAfter(from.position());
  }

  /** Where it ended; at a position, if it had not by then. */
  public Position endedBy(Position position) {
    return earlier(until, position);
  }

  private Optional<Stint> before(Position end) {
    return isBegunBy(end)
        ? Optional.of(new Stint(on, configDigest, from, earlier(until, end)))
        : Optional.empty();
  }

  private static Position earlier(Position one, Position other) {
    return one.isAfter(other) ? other : one;
  }

  private static Position later(Position one, Position other) {
    return one.isAfter(other) ? one : other;
  }
}

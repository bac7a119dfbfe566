package dev.countersign.domain.halt;

import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.Kept;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record as the rules read it while it grew, each state read once for all instants. */
final class Readings {
  private final History history;
  private final Kept kept = new Kept();
  private int length = -1;
  private @Nullable Case read;

  Readings(List<RecordedFact> facts) {
    history = History.of(facts);
  }

  /** The first so many facts. */
  History first(int many) {
    return history.first(many);
  }

  /** The first so many facts, read for an instant. */
  Case first(int many, Instant at) {
    var known = read;
    if (known == null || length != many) {
      known = Case.of(first(many), at, kept);
      read = known;
      length = many;
    }
    return known.at(at);
  }

  /** What has to be stated of them before anything is decided. */
  List<Consequence> owed(Case known) {
    return Consequences.beforeDecisions(known, kept);
  }
}

package dev.countersign.oversight.supervision;

import dev.countersign.oversight.ledger.LabsInSight.Known;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Matrices that need not be judged again, because nothing that they rest on has changed. */
public interface KeptMatrices {

  /**
   * Whose view it is, and of what state.
   *
   * @param viewer the organisation that looks: what it may see decides what it is shown
   * @param validAt the instant that was asked for; null for now
   */
  record Key(String viewer, Known known, @Nullable Instant validAt) {}

  /** One that holds at this instant. */
  Optional<LabMatrix> find(Key key, Instant at);

  /** One that holds at this instant: that which is kept, or else the one that this makes. */
  LabMatrix findOrKeep(Key key, Instant at, Supplier<LabMatrix> made);
}

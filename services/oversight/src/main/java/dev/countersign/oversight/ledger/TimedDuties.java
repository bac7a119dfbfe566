package dev.countersign.oversight.ledger;

import dev.countersign.domain.history.History;
import java.time.Instant;
import java.util.Optional;

/** What passes with time beside the gate's own rules, in one lab's ledger. */
public interface TimedDuties {

  /** Appends what has passed by the instant that is judged, as the rules. */
  void state(LedgerWritten written, String lab, History history);

  /** When the next of it passes. */
  Optional<Instant> next(History history, Instant after);
}

package dev.countersign.oversight.obligation;

import dev.countersign.domain.obligation.Obligation;
import dev.countersign.oversight.ledger.LabsInSight.Known;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What labs owe, as long as nothing that it rests on has changed. */
public interface KeptDuties {

  /**
   * Whose view it is, and of what state.
   *
   * @param viewer the organisation that looks: what it may see decides what it is shown
   * @param validAt the instant that was asked for; null for now
   */
  record Key(String viewer, Known known, @Nullable Instant validAt) {}

  /**
   * What a lab owes.
   *
   * @param judgedAt it holds from then on
   * @param until excluded: time alone changes it then; null if it never does
   */
  record Duties(List<Obligation> owed, Instant judgedAt, @Nullable Instant until) {
    boolean holdsAt(Instant at) {
      return !at.isBefore(judgedAt) && (until == null || at.isBefore(until));
    }
  }

  Optional<Duties> find(Key key);

  void keep(Key key, Duties duties);
}

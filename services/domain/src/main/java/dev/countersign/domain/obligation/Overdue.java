package dev.countersign.domain.obligation;

import dev.countersign.domain.fact.IncidentFact.ObligationFellOverdue;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What was not handed in by its day, and when the next day passes. */
public final class Overdue {
  private Overdue() {}

  /** What has to be stated, because it is overdue and was not stated for that day. */
  public static List<ObligationFellOverdue> unstated(History history, List<Obligation> owed) {
    var stated = new HashSet<ObligationFellOverdue>();
    history.stream(ObligationFellOverdue.class).forEach(event -> stated.add(event.fact()));
    return owed.stream()
        .filter(obligation -> obligation.state() == ObligationState.OVERDUE)
        // What the policy's cadence asks for shows in the determination, which lapses by itself.
        .filter(obligation -> !obligation.isOfPolicy())
        .map(Overdue::fact)
        .filter(fact -> !stated.contains(fact))
        .toList();
  }

  private static ObligationFellOverdue fact(Obligation owed) {
    return new ObligationFellOverdue(
        owed.isOfIncident() ? new IncidentId(owed.subject()) : null,
        owed.instrument(),
        owed.requirementKey(),
        owed.round(),
        Objects.requireNonNull(owed.due()).at(),
        owed.isOfIncident() ? null : owed.subject());
  }

  /** The next day that passes after an instant; empty if none is in sight. */
  public static Optional<Instant> next(List<Obligation> owed, Instant after) {
    return owed.stream()
        .filter(obligation -> obligation.fulfilledBy() == null && !obligation.isOfPolicy())
        .map(Obligation::due)
        .filter(Objects::nonNull)
        .map(Obligation.Due::at)
        .filter(at -> at.isAfter(after))
        .min(Comparator.naturalOrder());
  }
}

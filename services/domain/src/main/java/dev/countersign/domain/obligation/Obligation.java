package dev.countersign.domain.obligation;

import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.id.IncidentReportId;
import dev.countersign.domain.requirement.ClockStart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a lab owes under an instrument because of an incident.
 *
 * @param round 1 for what is owed once; counts up where it recurs
 * @param due when it is due by what is known now; null while nothing that starts its clock is known
 * @param earlier every instant at which it was due by what was known before, in order
 * @param fulfilledBy the report that fulfils it; null if none does yet
 * @param fulfilledAt when that report counts as handed in
 */
public record Obligation(
    IncidentId incident,
    String instrument,
    String requirementKey,
    int round,
    ObligationState state,
    @Nullable Due due,
    List<Due> earlier,
    @Nullable IncidentReportId fulfilledBy,
    @Nullable Instant fulfilledAt) {
  public Obligation {
    earlier = List.copyOf(earlier);
  }

  /** Where it stands. */
  public enum ObligationState {
    PENDING,
    DUE_SOON,
    OVERDUE,
    SUBMITTED,
    SUBMITTED_LATE
  }

  /**
   * When it is due and why then.
   *
   * @param at excluded
   * @param start what started the clock
   * @param startedAt when
   * @param zone the zone in which its days were counted
   * @param calendar the business-day calendar
   */
  public record Due(
      Instant at, ClockStart start, Instant startedAt, String zone, String calendar) {}
}

package dev.countersign.domain.obligation;

import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.requirement.ClockStart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a lab owes, and until when.
 *
 * @param subject because of what: an incident, a model version, a framework document, one of its
 *     versions, or the lab itself
 * @param instrument the key of the instrument; the framework document, where the lab's own policy
 *     asks for it
 * @param requirementKey of the instrument, or of the policy's threshold
 * @param round 1 for what is owed once; counts up where it recurs
 * @param due when it is due by what is known now; null while nothing that starts its clock is known
 * @param earlier every instant at which it was due by what was known before, in order
 * @param claimed when it would be due by its lab's newest word, where that came after the day had
 *     passed and no regulator of the regime accepted it; null otherwise
 * @param fulfilledBy the report, filing or version that fulfils it; null if none does yet
 * @param fulfilledAt when that counts as handed in
 */
public record Obligation(
    String subject,
    String instrument,
    String requirementKey,
    int round,
    ObligationState state,
    @Nullable Due due,
    List<Due> earlier,
    @Nullable Due claimed,
    @Nullable String fulfilledBy,
    @Nullable Instant fulfilledAt) {
  public Obligation {
    earlier = List.copyOf(earlier);
  }

  /** True if it is owed because of an incident. */
  public boolean isOfIncident() {
    return subject.startsWith(IncidentId.PREFIX);
  }

  /** True if a lab's own policy asks for it, and no instrument. */
  public boolean isOfPolicy() {
    return instrument.startsWith(DocumentId.PREFIX);
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

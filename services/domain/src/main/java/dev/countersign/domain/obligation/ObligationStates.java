package dev.countersign.domain.obligation;

import dev.countersign.domain.obligation.Obligation.Due;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.requirement.PeriodUnit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an obligation stands, by its day and by what was done. */
final class ObligationStates {
  private static final Duration SOON = Duration.ofHours(72);
  private static final Duration SOON_IN_HOURS = Duration.ofHours(24);

  private ObligationStates() {}

  /**
   * Where it stands at an instant.
   *
   * @param unit what its period is counted in: what is owed within hours is soon later
   */
  static ObligationState of(
      @Nullable Due due, @Nullable Instant fulfilledAt, PeriodUnit unit, Instant at) {
    if (fulfilledAt != null) {
      return due == null || fulfilledAt.isBefore(due.at())
          ? ObligationState.SUBMITTED
          : ObligationState.SUBMITTED_LATE;
    }
    if (due == null) {
      return ObligationState.PENDING;
    }
    if (!at.isBefore(due.at())) {
      return ObligationState.OVERDUE;
    }
    var soon = unit == PeriodUnit.HOURS ? SOON_IN_HOURS : SOON;
    return at.isBefore(due.at().minus(soon)) ? ObligationState.PENDING : ObligationState.DUE_SOON;
  }
}

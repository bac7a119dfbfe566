package dev.countersign.domain.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.PeriodUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who claims that a report is delayed chooses no day from which it counts. */
class DelayedReportTest extends Owing {
  private static final Instrument REPORT =
      instrument("UTC", after(ClockStart.REPORT_DELAYED, 15, PeriodUnit.DAYS, false));

  @BeforeEach
  void theCodeBinds() {
    designated("2026-01-01T00:00:00Z");
  }

  @Test
  void aDelayedReportCountsFromThePlacingOnTheMarketWhateverDayIsClaimed() {
    deployed("2026-05-01T10:00:00Z");
    claimed(ClockStart.REPORT_DELAYED, MODEL.value(), "2026-05-20T10:00:00Z", null);
    assertThat(dueOf(owed(REPORT, "2026-06-02T00:00:00Z").getFirst()))
        .isEqualTo("2026-05-17T00:00:00Z");
  }

  @Test
  void whileNoPlacingIsOnRecordItCountsFromTheDayThatIsClaimed() {
    claimed(ClockStart.REPORT_DELAYED, MODEL.value(), "2026-05-20T10:00:00Z", null);
    assertThat(dueOf(owed(REPORT, "2026-06-02T00:00:00Z").getFirst()))
        .isEqualTo("2026-06-05T00:00:00Z");
  }

  @Test
  void whoClaimsNoDelayOwesNoDelayedReport() {
    deployed("2026-05-01T10:00:00Z");
    assertThat(owed(REPORT, "2026-06-02T00:00:00Z")).isEmpty();
  }
}

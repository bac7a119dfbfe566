package dev.countersign.domain.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.PeriodUnit;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a milestone made due by a day that has passed, its lab does not put off. */
class MilestoneStaysTest extends Owing {
  private static final OrganisationId KESTREL = new OrganisationId("org_kestrel");
  private static final ClockStart DISCLOSED = ClockStart.EVALUATOR_FINDING_DISCLOSED;
  private static final Instrument PUBLICATION =
      instrument("UTC", after(DISCLOSED, 30, PeriodUnit.DAYS, false));

  @BeforeEach
  void theCodeBinds() {
    designated("2026-01-01T00:00:00Z");
    claimed("2026-05-01T10:00:00Z", LAB, DISCLOSED, MODEL.value(), "2026-05-01T10:00:00Z", null);
  }

  private void corrected(String recordedAt, OrganisationId by, String at) {
    claimed(recordedAt, by, DISCLOSED, MODEL.value(), at, "a slip");
  }

  private Instant due() {
    return dueOf(owed(PUBLICATION, "2026-12-01T00:00:00Z").getFirst());
  }

  @Test
  void itIsPutOffBeforeItsDayAndNotAfter() {
    corrected("2026-05-31T23:59:59Z", LAB, "2026-05-10T10:00:00Z");
    assertThat(due()).isEqualTo("2026-06-10T00:00:00Z");
    corrected("2026-06-10T00:00:00Z", LAB, "2026-06-01T10:00:00Z");
    assertThat(due()).isEqualTo("2026-06-10T00:00:00Z");
    filed(1, MODEL.value(), "2026-06-20T00:00:00Z");
    assertThat(owed(PUBLICATION, "2026-12-01T00:00:00Z").getFirst().state())
        .isEqualTo(ObligationState.SUBMITTED_LATE);
  }

  @Test
  void itIsPutOffAfterItsDayOnceARegulatorAcceptsThat() {
    corrected("2026-06-20T00:00:00Z", LAB, "2026-06-15T10:00:00Z");
    var owed = owed(PUBLICATION, "2026-06-21T00:00:00Z").getFirst();
    assertThat(owed.state()).isEqualTo(ObligationState.OVERDUE);
    assertThat(owed.claimed().at()).isEqualTo("2026-07-16T00:00:00Z");
    accepted("2026-06-22T00:00:00Z");
    assertThat(due()).isEqualTo("2026-07-16T00:00:00Z");
    assertThat(owed(PUBLICATION, "2026-06-23T00:00:00Z").getFirst().earlier()).hasSize(1);
    corrected("2026-08-01T00:00:00Z", LAB, "2026-07-30T10:00:00Z");
    assertThat(due()).as("a third word waits again").isEqualTo("2026-07-16T00:00:00Z");
  }

  @Test
  void whatWasMissedDoesNotGoAwayBecauseItIsSaidToHaveBegunBeforeTheDuty() {
    for (int again = 1; again <= 2; again++) {
      corrected(
          "2026-07-0%dT10:00:00Z".formatted(again),
          LAB,
          "2025-12-3%dT10:00:00Z".formatted(again - 1));
      var owed = owed(PUBLICATION, "2026-07-03T00:00:00Z").getFirst();
      assertThat(owed.state()).isEqualTo(ObligationState.OVERDUE);
      assertThat(dueOf(owed)).isEqualTo("2026-06-01T00:00:00Z");
      assertThat(owed.claimed().startedAt()).isBefore("2026-01-01T00:00:00Z");
    }
    corrected("2026-07-04T10:00:00Z", LAB, "2026-04-20T10:00:00Z");
    assertThat(due()).as("earlier, and since the duty began").isEqualTo("2026-05-21T00:00:00Z");
    corrected("2026-07-05T10:00:00Z", LAB, "2025-12-31T10:00:00Z");
    accepted("2026-07-06T00:00:00Z");
    assertThat(owed(PUBLICATION, "2026-07-07T00:00:00Z")).isEmpty();
  }

  @Test
  void whatWasNotMissedYetIsTakenOutOfTheDutyAndBroughtBack() {
    corrected("2026-05-31T23:59:59Z", LAB, "2025-12-31T10:00:00Z");
    assertThat(owed(PUBLICATION, "2026-07-03T00:00:00Z")).isEmpty();
    corrected("2026-07-04T10:00:00Z", LAB, "2026-05-02T10:00:00Z");
    var owed = owed(PUBLICATION, "2026-07-05T00:00:00Z").getFirst();
    assertThat(owed.state()).isEqualTo(ObligationState.OVERDUE);
    assertThat(owed.earlier())
        .extracting(Obligation.Due::at)
        .containsExactly(Instant.parse("2026-06-01T00:00:00Z"));
  }

  @Test
  void nobodyElsesWordOfADayBeforeTheDutyFreesTheLab() {
    corrected("2026-05-02T10:00:00Z", KESTREL, "2025-12-31T10:00:00Z");
    assertThat(due()).isEqualTo("2026-06-01T00:00:00Z");
  }

  @Test
  void whoSaidItAgainstTheLabMayCorrectItAtAnyTime() {
    corrected("2026-05-02T10:00:00Z", KESTREL, "2026-03-01T10:00:00Z");
    assertThat(due()).isEqualTo("2026-04-01T00:00:00Z");
    corrected("2026-05-03T10:00:00Z", KESTREL, "2026-04-30T10:00:00Z");
    assertThat(due()).isEqualTo("2026-05-31T00:00:00Z");
  }

  @Test
  void aPlanMayBePutOffAtAnyTime() {
    var report = twoWeeksBeforePlacing();
    var market = ClockStart.PLACED_ON_MARKET;
    claimed("2026-06-01T00:00:00Z", LAB, market, MODEL.value(), "2026-07-31T00:00:00Z", null);
    claimed("2026-07-20T00:00:00Z", LAB, market, MODEL.value(), "2026-08-31T00:00:00Z", "later");
    assertThat(dueOf(owed(report, "2026-07-21T00:00:00Z").getFirst()))
        .isEqualTo("2026-08-18T00:00:00Z");
  }
}

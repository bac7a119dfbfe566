package dev.countersign.domain.incident;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.requirement.ClockStart;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockOrderTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private static void refused(Map<ClockStart, Instant> known, ClockStart start, Instant at) {
    assertThatThrownBy(() -> ClockOrder.check(known, start, at))
        .isInstanceOf(RuleBrokenException.class)
        .extracting(thrown -> ((RuleBrokenException) thrown).code())
        .isEqualTo("CLOCK_ORDER_IMPOSSIBLE");
  }

  @Test
  void nothingIsDiscoveredBeforeItOccurred() {
    refused(Map.of(ClockStart.OCCURRED, NOON), ClockStart.DISCOVERED, NOON.minusSeconds(1));
  }

  @Test
  void anOccurrenceCannotBeMovedBehindItsDiscovery() {
    refused(Map.of(ClockStart.DISCOVERED, NOON), ClockStart.OCCURRED, NOON.plusSeconds(1));
  }

  @Test
  void nothingEndsBeforeItOccurred() {
    refused(Map.of(ClockStart.OCCURRED, NOON), ClockStart.ENDED, NOON.minusSeconds(1));
    refused(Map.of(ClockStart.ENDED, NOON), ClockStart.OCCURRED, NOON.plusSeconds(1));
  }

  @Test
  void nothingIsDeterminedAfterItWasResolved() {
    refused(Map.of(ClockStart.RESOLVED, NOON), ClockStart.DETERMINED, NOON.plusSeconds(1));
  }

  @Test
  void anImminentRiskMayBeSeenBeforeAnythingOccurs() {
    assertThatCode(
            () ->
                ClockOrder.check(
                    Map.of(ClockStart.OCCURRED, NOON),
                    ClockStart.IMMINENT_RISK_DISCOVERED,
                    NOON.minusSeconds(3600)))
        .doesNotThrowAnyException();
  }

  @Test
  void whatFollowsFromTheRecordIsNotClaimed() {
    assertThatThrownBy(() -> ClockOrder.check(Map.of(), ClockStart.INITIAL_REPORT_SUBMITTED, NOON))
        .extracting(thrown -> ((RuleBrokenException) thrown).code())
        .isEqualTo("CLOCK_START_NOT_CLAIMED");
  }
}

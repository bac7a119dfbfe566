package dev.countersign.transparency.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What alerts compare has a value whatever became of the log. */
class LogMetricsTest {
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-06-01T12:00:00Z");

  @Test
  void aLogThatNeverPublishedIsOlderThanAnyLimit() {
    assertThat(LogMetrics.age(Optional.empty(), NOW)).isGreaterThan(Double.MAX_VALUE);
    assertThat(LogMetrics.age(Optional.of(NOW.minusSeconds(90)), NOW)).isEqualTo(90);
  }
}

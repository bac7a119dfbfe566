package dev.countersign.oversight.platform.edge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.oversight.platform.RefusedException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A clock may be off a little, either way; nothing is recorded by one that is off by more. */
class ClockToleranceTest {
  private static final Instant DATABASES = Instant.parse("2026-03-01T12:00:00Z");

  private static final ClockConfig FIVE_SECONDS =
      new ClockConfig() {
        @Override
        public Kind kind() {
          return Kind.REAL;
        }

        @Override
        public Instant at() {
          return DATABASES;
        }

        @Override
        public Duration tolerance() {
          return Duration.ofSeconds(5);
        }
      };

  private final DatabaseClock clock = new DatabaseClock(new PGSimpleDataSource(), FIVE_SECONDS);

  @Test
  void aClockThatIsALittleOffRecords() {
    for (long millis : new long[] {-5000, -1, 0, 1, 5000}) {
      assertThatCode(() -> clock.requireNear(DATABASES.plusMillis(millis), DATABASES))
          .as(millis + " ms")
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aClockThatIsWrongRecordsNothing() {
    for (long millis : new long[] {-86_400_000, -5001, 5001, 86_400_000}) {
      assertThatThrownBy(() -> clock.requireNear(DATABASES.plusMillis(millis), DATABASES))
          .as(millis + " ms")
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused ->
                  org.assertj.core.api.Assertions.assertThat(refused.code())
                      .isEqualTo("CLOCK_SKEWED"));
    }
  }
}

package dev.countersign.domain.halt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
  @ParameterizedTest
  @CsvSource({
    "2026-07-20T10:00:00Z, 5, 2026-07-28T00:00:00Z",
    "2026-07-24T23:59:59Z, 1, 2026-07-28T00:00:00Z",
    "2026-07-25T10:00:00Z, 1, 2026-07-28T00:00:00Z",
    "2028-02-28T10:00:00Z, 1, 2028-03-01T00:00:00Z"
  })
  void aWindowStartsTheDayAfterAndEndsWithItsLastDay(String from, int days, String ends) {
    assertThat(BusinessCalendar.weekdays(ZoneOffset.UTC).endOfWindow(Instant.parse(from), days))
        .isEqualTo(ends);
  }

  @Test
  void aDayEndsWhereTheCalendarLives() {
    // Over the night of 25 October 2026, Brussels goes back from UTC+2 to UTC+1.
    assertThat(
            BusinessCalendar.weekdays(ZoneId.of("Europe/Brussels"))
                .endOfWindow(Instant.parse("2026-10-22T21:00:00Z"), 2))
        .isEqualTo("2026-10-26T23:00:00Z");
  }

  @Test
  void aHolidayDoesNotCount() {
    var weekdays = BusinessCalendar.weekdays(ZoneOffset.UTC);
    var calendar =
        new BusinessCalendar(
            "x", ZoneOffset.UTC, weekdays.weekend(), Set.of(LocalDate.of(2026, 7, 21)));
    assertThat(calendar.endOfWindow(Instant.parse("2026-07-20T10:00:00Z"), 1))
        .isEqualTo("2026-07-23T00:00:00Z");
  }
}

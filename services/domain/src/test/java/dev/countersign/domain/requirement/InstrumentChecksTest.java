package dev.countersign.domain.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.requirement.ClockRule.ClockDirection;
import dev.countersign.domain.requirement.Instrument.Category;
import dev.countersign.domain.requirement.Instrument.InstrumentStatus;
import dev.countersign.domain.requirement.Requirement.ReportKind;
import dev.countersign.domain.requirement.Requirement.RequirementSubject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An instrument whose parts do not fit together is refused, with every path. */
class InstrumentChecksTest {
  private static Requirement requirement(
      String key,
      String locator,
      @Nullable ClockStart start,
      @Nullable String category,
      @Nullable ReportKind report,
      @Nullable String from) {
    return new Requirement(
        key,
        locator,
        RequirementSubject.SIGNATORY,
        "report",
        start == null
            ? null
            : new ClockRule(List.of(start), ClockDirection.AFTER, 5, PeriodUnit.DAYS, false, false),
        null,
        null,
        category,
        report,
        List.of(),
        from,
        Mark.READ,
        null,
        null,
        null,
        null);
  }

  private static Instrument instrument(String zone, String source, Requirement... requirements) {
    return new Instrument(
        "CODE",
        "Code",
        "1",
        "EU",
        zone,
        "weekdays",
        InstrumentStatus.VOLUNTARY,
        List.of(new Category("BREACH", "a breach")),
        List.of(requirements),
        source);
  }

  private static Requirement right(String key) {
    return requirement(key, "9.3", ClockStart.OCCURRED, "BREACH", ReportKind.INITIAL, "2026-01-01");
  }

  private static List<String> problems(Instrument instrument) {
    var refused =
        catchThrowableOfType(
            DocumentProblemsException.class, () -> InstrumentChecks.check(instrument));
    return refused == null
        ? List.of()
        : refused.problems().stream().map(p -> p.path() + " " + p.code()).toList();
  }

  private static List<String> problems(Requirement requirement) {
    return problems(instrument("UTC", "the text", requirement));
  }

  @Test
  void whatFitsTogetherIsTaken() {
    assertThat(
            problems(
                instrument(
                    "Europe/Brussels",
                    "the text",
                    right("A"),
                    requirement("B", "1", null, null, null, null))))
        .isEmpty();
  }

  @Test
  void aZoneAndASourceThatAreNoneAreNamed() {
    assertThat(problems(instrument("Mars/Olympus", " ", right("A"))))
        .containsExactly("$.zone UNKNOWN_ZONE", "$.source MISSING");
  }

  @Test
  void aKeyStandsOnceAndEachRequirementSaysWhereItStands() {
    assertThat(
            problems(
                instrument(
                    "UTC",
                    "the text",
                    right("A"),
                    right("A"),
                    requirement("C", "", null, null, null, null))))
        .containsExactly("$.requirements[1].key REPEATED", "$.requirements[2].locator MISSING");
  }

  @Test
  void aCategoryIsOneOfTheInstruments() {
    assertThat(problems(requirement("A", "1", null, "FIRE", null, null)))
        .containsExactly("$.requirements[0].incidentCategory UNKNOWN_CATEGORY");
  }

  @Test
  void aReportsClockStartsWithTheIncidentOrAnEarlierReport() {
    assertThat(
            problems(
                requirement("A", "1", ClockStart.PLACED_ON_MARKET, null, ReportKind.INITIAL, null)))
        .containsExactly("$.requirements[0].clock.starts WRONG_START");
    for (var start :
        List.of(ClockStart.MODEL_INVOLVEMENT_AWARE, ClockStart.INITIAL_REPORT_SUBMITTED)) {
      assertThat(problems(requirement("A", "1", start, null, ReportKind.FINAL, null))).isEmpty();
    }
    assertThat(problems(requirement("A", "1", ClockStart.PLACED_ON_MARKET, null, null, null)))
        .isEmpty();
    assertThat(problems(requirement("A", "1", null, null, ReportKind.INITIAL, null))).isEmpty();
  }

  @Test
  void aDateIsADate() {
    assertThat(problems(requirement("A", "1", null, null, null, "next year")))
        .containsExactly("$.requirements[0].appliesFrom WRONG_TYPE");
  }

  @Test
  void aRequirementIsFoundByItsKeyAlone() {
    var instrument = instrument("UTC", "the text", right("A"), right("B"));
    assertThat(instrument.requirement("B")).contains(right("B"));
    assertThat(instrument.requirement("C")).isEmpty();
    assertThat(instrument.knowsCategory("BREACH")).isTrue();
    assertThat(instrument.knowsCategory("A")).isFalse();
  }

  private static void refused(String code, Runnable act) {
    assertThatThrownBy(act::run)
        .extracting(thrown -> ((RuleBrokenException) thrown).code())
        .isEqualTo(code);
  }

  @Test
  void aClockHasAStartAndAPeriodOfNoughtOrMore() {
    var start = List.of(ClockStart.OCCURRED);
    refused(
        "CLOCK_WITHOUT_START",
        () -> new ClockRule(List.of(), ClockDirection.AFTER, 1, PeriodUnit.DAYS, false, false));
    refused(
        "PERIOD_OUT_OF_RANGE",
        () -> new ClockRule(start, ClockDirection.AFTER, -1, PeriodUnit.DAYS, false, false));
    refused(
        "PERIOD_OUT_OF_RANGE",
        () -> new ClockRule(start, ClockDirection.AFTER, 0, PeriodUnit.DAYS, true, false));
    assertThat(
            new ClockRule(start, ClockDirection.AFTER, 0, PeriodUnit.DAYS, false, false).amount())
        .isZero();
    assertThat(new ClockRule(start, ClockDirection.AFTER, 1, PeriodUnit.DAYS, true, false).amount())
        .isOne();
  }
}

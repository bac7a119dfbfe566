package dev.countersign.domain.requirement;

import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What must hold inside one instrument of the catalogue. */
public final class InstrumentChecks {
  private final List<Problem> problems = new ArrayList<>();

  private InstrumentChecks() {}

  /**
   * Refuses an instrument whose parts do not fit together.
   *
   * @throws DocumentProblemsException naming every offending path
   */
  public static void check(Instrument instrument) {
    var checks = new InstrumentChecks();
    checks.checkAll(instrument);
    if (!checks.problems.isEmpty()) {
      throw new DocumentProblemsException(checks.problems);
    }
  }

  private void checkAll(Instrument instrument) {
    try {
      ZoneId.of(instrument.zone());
    } catch (DateTimeException e) {
      problem("$.zone", "UNKNOWN_ZONE", "an IANA time zone is expected");
    }
    if (instrument.source().isBlank()) {
      problem("$.source", "MISSING", "say where the text can be read");
    }
    var keys = new HashSet<String>();
    for (int i = 0; i < instrument.requirements().size(); i++) {
      var requirement = instrument.requirements().get(i);
      var path = "$.requirements[" + i + "]";
      if (!keys.add(requirement.key())) {
        problem(path + ".key", "REPEATED", "the key stands twice");
      }
      if (requirement.locator().isBlank()) {
        problem(path + ".locator", "MISSING", "cite where it stands in the text");
      }
      check(instrument, requirement, path);
    }
  }

  private void check(Instrument instrument, Requirement requirement, String path) {
    var category = requirement.incidentCategory();
    if (category != null && !instrument.knowsCategory(category)) {
      problem(path + ".incidentCategory", "UNKNOWN_CATEGORY", "the instrument has no such kind");
    }
    var clock = requirement.clock();
    if (requirement.report() != null
        && clock != null
        && clock.starts().stream()
            .noneMatch(
                start -> start.isOfIncident() || start == ClockStart.INITIAL_REPORT_SUBMITTED)) {
      problem(path + ".clock.starts", "WRONG_START", "a report's clock starts with the incident");
    }
    if (requirement.appliesFrom() != null) {
      try {
        LocalDate.parse(requirement.appliesFrom());
      } catch (DateTimeException e) {
        problem(path + ".appliesFrom", "WRONG_TYPE", "a date like 2026-01-01 is expected");
      }
    }
  }

  private void problem(String path, String code, String message) {
    problems.add(new Problem(path, code, message));
  }
}

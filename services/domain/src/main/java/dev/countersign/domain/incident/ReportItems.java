package dev.countersign.domain.incident;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.IncidentFact.Covered;
import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.ReportItem;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Whether a report covers what its instrument lists. An incomplete one is in time all the same. */
public final class ReportItems {
  private ReportItems() {}

  /**
   * Refuses a report that covers one thing twice.
   *
   * @throws RuleBrokenException {@code ITEM_REPEATED}
   */
  public static void check(List<Covered> items) {
    var seen = EnumSet.noneOf(ReportItem.class);
    for (var covered : items) {
      if (!seen.add(covered.item())) {
        throw new RuleBrokenException(
            "ITEM_REPEATED", "$.items: %s stands twice. Say it once.".formatted(covered.item()));
      }
    }
  }

  /** What a report of this kind has to cover under an instrument, and does not say. */
  public static Set<ReportItem> missing(IncidentReportSubmitted report, Instrument instrument) {
    var missing = EnumSet.noneOf(ReportItem.class);
    instrument.requirements().stream()
        .filter(requirement -> requirement.report() == report.reportKind())
        .map(requirement -> requirement.items())
        .filter(Objects::nonNull)
        .forEach(missing::addAll);
    var items = report.items();
    if (items != null) {
      items.forEach(covered -> missing.remove(covered.item()));
    }
    return missing;
  }
}

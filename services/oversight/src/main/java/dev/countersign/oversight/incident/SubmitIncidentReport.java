package dev.countersign.oversight.incident;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.IncidentFact.Covered;
import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.id.IncidentReportId;
import dev.countersign.domain.incident.ReportItems;
import dev.countersign.domain.requirement.Requirement.ReportKind;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lab hands a report in, or records that it did so elsewhere. */
@UseCase
public class SubmitIncidentReport {
  private final Ledger ledger;
  private final IncidentRecords incidents;
  private final CurrentViewer viewer;

  SubmitIncidentReport(Ledger ledger, IncidentRecords incidents, CurrentViewer viewer) {
    this.ledger = ledger;
    this.incidents = incidents;
    this.viewer = viewer;
  }

  /**
   * @param submittedAt when it was handed in elsewhere; null for now
   * @param items what it covers, item by item; empty if it is not told so
   */
  public IncidentId submit(
      WriteRequest request,
      IncidentId id,
      String regime,
      ReportKind kind,
      String summary,
      @Nullable EvidenceId document,
      @Nullable Instant submittedAt,
      List<Covered> items) {
    ReportItems.check(items);
    var lab = Labs.own(viewer.get());
    var instrument = incidents.instrument(regime);
    return new IncidentId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var incident = incidents.own(lab, id);
              if (incident.category(regime).isEmpty()) {
                throw new RuleBrokenException(
                    "NOT_CLASSIFIED", "Classify the incident under the regime first.");
              }
              if (kind == ReportKind.AMENDED
                  && incident.reports(regime, ReportKind.INITIAL).isEmpty()) {
                throw new RuleBrokenException(
                    "NOTHING_TO_AMEND", "No report was handed in yet. Hand in the initial one.");
              }
              if (submittedAt != null && submittedAt.isAfter(entry.recordedAt())) {
                throw new RefusedException(
                    "FUTURE_DATED", "It cannot have been handed in yet. Record it when it was.");
              }
              if (document != null) {
                incidents.requireOfLab(List.of(document), lab);
              }
              entry.append(
                  new IncidentReportSubmitted(
                      new IncidentReportId(entry.newId(IncidentReportId.PREFIX)),
                      id,
                      regime,
                      kind,
                      summary,
                      document,
                      submittedAt == null ? entry.recordedAt() : submittedAt,
                      items.isEmpty() ? null : items),
                  incidents.filing(incident, lab, instrument));
              return id.value();
            }));
  }
}

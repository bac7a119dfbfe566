package dev.countersign.oversight.incident;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.IncidentFact.IncidentReportReceived;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.id.IncidentReportId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;

/** A regulator gives a receipt for a report, with the instant at which it came in. */
@UseCase
public class ConfirmIncidentReport {
  private final Ledger ledger;
  private final IncidentRecords incidents;
  private final CurrentViewer viewer;

  ConfirmIncidentReport(Ledger ledger, IncidentRecords incidents, CurrentViewer viewer) {
    this.ledger = ledger;
    this.incidents = incidents;
    this.viewer = viewer;
  }

  public IncidentId confirm(
      WriteRequest request, IncidentId id, IncidentReportId report, Instant receivedAt) {
    var regulator = viewer.get().organisation();
    var seen = incidents.read(id.value()).orElseThrow(RefusedException::notFound);
    return new IncidentId(
        ledger.write(
            request,
            List.of(Book.ofLab(IncidentRecords.labOf(seen))),
            entry -> {
              var incident = incidents.read(id.value()).orElseThrow(RefusedException::notFound);
              var submitted =
                  incident.reports().stream()
                      .filter(event -> event.fact().report().equals(report))
                      .findFirst()
                      .orElseThrow(RefusedException::notFound);
              if (incident.receipts().stream().anyMatch(e -> e.fact().report().equals(report))) {
                throw new RuleBrokenException(
                    "ALREADY_CONFIRMED", "The report has a receipt already.");
              }
              if (receivedAt.isAfter(entry.recordedAt())) {
                throw new RefusedException(
                    "FUTURE_DATED", "It cannot have come in yet. Confirm it when it has.");
              }
              entry.append(
                  new IncidentReportReceived(report, id, receivedAt),
                  incidents.filing(
                      incident, regulator, incidents.instrument(submitted.fact().instrument())));
              return id.value();
            }));
  }
}

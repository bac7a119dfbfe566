package dev.countersign.oversight.incident.graphql;

import dev.countersign.domain.fact.IncidentFact.Covered;
import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.incident.Incident;
import dev.countersign.domain.requirement.ReportItem;
import dev.countersign.domain.requirement.Requirement.ReportKind;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("IncidentReport")
@Description("A report that was handed in under one regime.")
public record IncidentReportView(
    @Id @NonNull @Description("The id: irp_ and 32 hex digits.") String id,
    @NonNull @Description("The key of the instrument.") String instrument,
    @NonNull @Description("Which report.") ReportKind kind,
    @NonNull @Description("What it says, in short.") String summary,
    @Id @Description("The report itself, as evidence; null if it was given elsewhere.")
        @Nullable String document,
    @NonNull @Description("When it was handed in, as the lab claims.") Instant submittedAt,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt,
    @NonNull
        @Description("From when it counts: recorded, or earlier if its recipient confirms that.")
        Instant countsFrom,
    @Description("When it came in, as its recipient confirms; null without a receipt.")
        @Nullable Instant receivedAt,
    @NonNull @Description("What it covers, item by item; empty if it is not told so.")
        List<@NonNull IncidentReportItemView> items,
    @Ignore IncidentReportSubmitted report) {

  static IncidentReportView of(Incident incident, Event<IncidentReportSubmitted> event) {
    var report = event.fact();
    return new IncidentReportView(
        report.report().value(),
        report.instrument(),
        report.reportKind(),
        report.summary(),
        report.document() == null ? null : report.document().value(),
        report.submittedAt(),
        event.header().recordedAt(),
        incident.countsFrom(event),
        incident.receipts().stream()
            .filter(receipt -> receipt.fact().report().equals(report.report()))
            .map(receipt -> receipt.fact().receivedAt())
            .findFirst()
            .orElse(null),
        report.items() == null
            ? List.of()
            : report.items().stream().map(IncidentReportItemView::of).toList(),
        report);
  }

  @Name("IncidentReportItem")
  @Description("What a report says of one of the things that it has to cover.")
  public record IncidentReportItemView(
      @NonNull @Description("Which.") ReportItem item,
      @NonNull @Description("What it says.") String text) {

    private static IncidentReportItemView of(Covered covered) {
      return new IncidentReportItemView(covered.item(), covered.text());
    }
  }
}

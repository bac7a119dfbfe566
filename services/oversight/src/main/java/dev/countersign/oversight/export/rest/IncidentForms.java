package dev.countersign.oversight.export.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.fact.IncidentFact.IncidentNature;
import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.incident.Incident;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.ReportItem;
import dev.countersign.oversight.export.ComplianceExport;
import dev.countersign.oversight.export.IncidentExport;
import dev.countersign.oversight.export.IncidentExport.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The register of incidents, written as it goes. */
final class IncidentForms {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String HEADER =
      "incident,lab,model_version,nature,title,recorded_at,instrument,category,merged_into,occurred,ended,"
          + "model_involvement_aware,discovered,reasonable_belief,determined,"
          + "imminent_risk_discovered,resolved,reports,first_report_counts_from,items_missing,"
          + "obligations,overdue,next_due,log_index,proof,valid_at,log_size\r\n";
  private static final List<ClockStart> CLAIMED =
      List.of(
          ClockStart.OCCURRED,
          ClockStart.ENDED,
          ClockStart.MODEL_INVOLVEMENT_AWARE,
          ClockStart.DISCOVERED,
          ClockStart.REASONABLE_BELIEF,
          ClockStart.DETERMINED,
          ClockStart.IMMINENT_RISK_DISCOVERED,
          ClockStart.RESOLVED);

  private IncidentForms() {}

  /** One line for each regime that an incident falls under, or one without, if it is under none. */
  static void csv(IncidentExport export, OutputStream out) throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(HEADER);
    for (var row : export.rows()) {
      var regimes = export.regimes(row.incident());
      for (var regime : regimes.isEmpty() ? List.of("") : regimes) {
        writer.write(line(export, row, regime));
      }
    }
    writer.flush();
  }

  private static String line(IncidentExport export, Row row, String regime) {
    var incident = row.incident();
    var reports =
        incident.reports().stream()
            .filter(event -> event.fact().instrument().equals(regime))
            .toList();
    var owed = row.owed().stream().filter(one -> one.instrument().equals(regime)).toList();
    var id = incident.id().value();
    var fields = new ArrayList<@Nullable Object>();
    fields.addAll(
        Arrays.asList(
            id,
            incident.header().organisation().value(),
            incident.recorded().modelVersion(),
            nature(incident.isNearMiss(regime.isEmpty() ? export.instrument() : regime)),
            incident.recorded().title(),
            incident.header().recordedAt(),
            regime,
            incident.category(regime).orElse(null),
            incident.mergedInto(regime).orElse(null)));
    CLAIMED.forEach(start -> fields.add(incident.earliest(start).orElse(null)));
    fields.addAll(
        Arrays.asList(
            joined(reports.stream().map(event -> event.fact().reportKind().name())),
            countsFrom(incident, reports),
            joined(
                reports.stream()
                    .flatMap(event -> missing(row, event).stream())
                    .distinct()
                    .map(Enum::name)),
            owed.size(),
            owed.stream().filter(one -> one.state() == ObligationState.OVERDUE).count(),
            nextDue(owed),
            export.logIndexes().get(id),
            ComplianceExport.proofOf(id),
            export.validAt(),
            export.logSize()));
    return Csv.line(fields.toArray());
  }

  private static String nature(boolean isNearMiss) {
    return (isNearMiss ? IncidentNature.NEAR_MISS : IncidentNature.INCIDENT).name();
  }

  private static String joined(Stream<String> texts) {
    return texts.collect(Collectors.joining(" "));
  }

  private static Set<ReportItem> missing(Row row, Event<IncidentReportSubmitted> report) {
    return row.missing().getOrDefault(report.fact().report().value(), Set.of());
  }

  private static @Nullable Instant countsFrom(
      Incident incident, List<Event<IncidentReportSubmitted>> reports) {
    return reports.stream().map(incident::countsFrom).min(Comparator.naturalOrder()).orElse(null);
  }

  private static @Nullable Instant nextDue(List<Obligation> owed) {
    return owed.stream()
        .filter(one -> one.fulfilledAt() == null)
        .map(Obligation::due)
        .filter(Objects::nonNull)
        .map(Obligation.Due::at)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  static void json(IncidentExport export, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      JsonHead.open(
          json,
          "countersign-incidents/1",
          export.validAt(),
          export.knownAt(),
          export.logSize(),
          export.checkpoint());
      JsonHead.field(json, "instrument", export.instrument());
      json.writeArrayFieldStart("rows");
      for (var row : export.rows()) {
        row(json, export, row);
      }
      json.writeEndArray();
      JsonHead.close(json, export.rows().size());
    }
  }

  private static void row(JsonGenerator json, IncidentExport export, Row row) throws IOException {
    var incident = row.incident();
    var id = incident.id().value();
    json.writeStartObject();
    json.writeStringField("incident", id);
    json.writeStringField("lab", incident.header().organisation().value());
    JsonHead.field(json, "modelVersion", incident.recorded().modelVersion());
    json.writeStringField("nature", nature(incident.isNearMiss(export.instrument())));
    json.writeStringField("title", incident.recorded().title());
    json.writeStringField("description", incident.recorded().description());
    json.writeStringField("recordedAt", incident.header().recordedAt().toString());
    IncidentParts.escalations(json, export, incident);
    IncidentParts.claims(json, export, incident);
    IncidentParts.classifications(json, export, incident);
    IncidentParts.reports(json, export, incident, report -> missing(row, report));
    json.writeArrayFieldStart("obligations");
    for (var owed : row.owed()) {
      json.writeStartObject();
      ObligationForms.of(json, owed);
      json.writeEndObject();
    }
    json.writeEndArray();
    var index = export.logIndexes().get(id);
    if (index != null) {
      json.writeNumberField("logIndex", index);
    }
    json.writeStringField("proof", ComplianceExport.proofOf(id));
    json.writeEndObject();
  }
}

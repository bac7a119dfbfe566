package dev.countersign.oversight.export.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.fact.IncidentFact.ClockStartClaimed;
import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.incident.Incident;
import dev.countersign.domain.requirement.ReportItem;
import dev.countersign.oversight.export.IncidentExport;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;

/** What was said of an incident, in the order in which it was. */
final class IncidentParts {
  private IncidentParts() {}

  static void escalations(JsonGenerator json, IncidentExport export, Incident incident)
      throws IOException {
    json.writeArrayFieldStart("escalations");
    for (var event : incident.escalations()) {
      var instrument = event.fact().instrument();
      if (instrument != null && !export.tells(instrument)) {
        continue;
      }
      json.writeStartObject();
      said(json, event);
      JsonHead.field(json, "instrument", instrument);
      json.writeStringField("reason", event.fact().reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void claims(JsonGenerator json, IncidentExport export, Incident incident)
      throws IOException {
    json.writeArrayFieldStart("clockStarts");
    for (var event : incident.claims()) {
      json.writeStartObject();
      said(json, event);
      json.writeStringField("start", event.fact().start().name());
      json.writeStringField("at", event.fact().at().toString());
      JsonHead.field(json, "reason", event.fact().reason());
      acceptances(json, export, incident, event);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void acceptances(
      JsonGenerator json, IncidentExport export, Incident incident, Event<ClockStartClaimed> claim)
      throws IOException {
    json.writeArrayFieldStart("acceptances");
    for (var event : incident.acceptancesOf(claim)) {
      if (!export.tells(event.fact().instrument())) {
        continue;
      }
      json.writeStartObject();
      said(json, event);
      json.writeStringField("instrument", event.fact().instrument());
      json.writeStringField("reason", event.fact().reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void classifications(JsonGenerator json, IncidentExport export, Incident incident)
      throws IOException {
    json.writeArrayFieldStart("classifications");
    for (var event : incident.classifications()) {
      if (!export.tells(event.fact().instrument())) {
        continue;
      }
      json.writeStartObject();
      said(json, event);
      json.writeStringField("instrument", event.fact().instrument());
      JsonHead.field(json, "category", event.fact().category());
      json.writeStringField("rationale", event.fact().rationale());
      JsonHead.field(
          json, "mergedInto", incident.mergedInto(event.fact().instrument()).orElse(null));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void reports(
      JsonGenerator json,
      IncidentExport export,
      Incident incident,
      Function<Event<IncidentReportSubmitted>, Set<ReportItem>> missing)
      throws IOException {
    json.writeArrayFieldStart("reports");
    for (var event : incident.reports()) {
      if (!export.tells(event.fact().instrument())) {
        continue;
      }
      json.writeStartObject();
      said(json, event);
      json.writeStringField("report", event.fact().report().value());
      json.writeStringField("instrument", event.fact().instrument());
      json.writeStringField("kind", event.fact().reportKind().name());
      json.writeStringField("summary", event.fact().summary());
      json.writeStringField("submittedAt", event.fact().submittedAt().toString());
      json.writeStringField("countsFrom", incident.countsFrom(event).toString());
      json.writeArrayFieldStart("missing");
      for (var item : missing.apply(event)) {
        json.writeString(item.name());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void said(JsonGenerator json, Event<?> event) throws IOException {
    json.writeStringField("organisation", event.header().organisation().value());
    json.writeStringField("recordedAt", event.header().recordedAt().toString());
  }
}

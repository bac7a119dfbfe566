package dev.countersign.oversight.export.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.Obligation.Due;
import dev.countersign.oversight.export.ComplianceExport;
import dev.countersign.oversight.export.ObligationExport;
import dev.countersign.oversight.obligation.Owed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** What is owed, written as it goes. */
final class ObligationForms {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String HEADER =
      "lab,instrument,requirement,subject,round,state,due,start,started_at,zone,calendar,"
          + "earlier_due,fulfilled_at,fulfilled_by,log_index,proof,valid_at,log_size\r\n";

  private ObligationForms() {}

  static void csv(ObligationExport export, OutputStream out) throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(HEADER);
    for (var owed : export.rows()) {
      writer.write(line(export, owed));
    }
    writer.flush();
  }

  private static String line(ObligationExport export, Owed owed) {
    var duty = owed.obligation();
    var due = duty.due();
    var shownBy = ObligationExport.shownBy(owed);
    return Csv.line(
        owed.lab(),
        duty.instrument(),
        duty.requirementKey(),
        duty.subject(),
        duty.round(),
        duty.state(),
        due == null ? null : due.at(),
        due == null ? null : due.start(),
        due == null ? null : due.startedAt(),
        due == null ? null : due.zone(),
        due == null ? null : due.calendar(),
        duty.earlier().stream().map(one -> one.at().toString()).collect(Collectors.joining(" ")),
        duty.fulfilledAt(),
        duty.fulfilledBy(),
        export.logIndexes().get(shownBy),
        ComplianceExport.proofOf(shownBy),
        export.validAt(),
        export.logSize());
  }

  static void json(ObligationExport export, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      JsonHead.open(
          json,
          "countersign-obligations/1",
          export.validAt(),
          export.knownAt(),
          export.logSize(),
          export.checkpoint());
      json.writeArrayFieldStart("rows");
      for (var owed : export.rows()) {
        row(json, export, owed);
      }
      json.writeEndArray();
      JsonHead.close(json, export.rows().size());
    }
  }

  private static void row(JsonGenerator json, ObligationExport export, Owed owed)
      throws IOException {
    var duty = owed.obligation();
    json.writeStartObject();
    json.writeStringField("lab", owed.lab());
    of(json, duty);
    var shownBy = ObligationExport.shownBy(owed);
    var index = export.logIndexes().get(shownBy);
    if (index != null) {
      json.writeNumberField("logIndex", index);
    }
    json.writeStringField("proof", ComplianceExport.proofOf(shownBy));
    json.writeEndObject();
  }

  /** What an obligation is, and where it stands, field by field. */
  static void of(JsonGenerator json, Obligation duty) throws IOException {
    json.writeStringField("instrument", duty.instrument());
    json.writeStringField("requirement", duty.requirementKey());
    json.writeStringField("subject", duty.subject());
    json.writeNumberField("round", duty.round());
    json.writeStringField("state", duty.state().name());
    if (duty.due() != null) {
      json.writeFieldName("due");
      due(json, duty.due());
    }
    json.writeArrayFieldStart("earlierDue");
    for (var earlier : duty.earlier()) {
      due(json, earlier);
    }
    json.writeEndArray();
    if (duty.claimed() != null) {
      json.writeFieldName("claimedDue");
      due(json, duty.claimed());
    }
    JsonHead.field(json, "fulfilledAt", duty.fulfilledAt());
    JsonHead.field(json, "fulfilledBy", duty.fulfilledBy());
  }

  private static void due(JsonGenerator json, Due due) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", due.at().toString());
    json.writeStringField("start", due.start().name());
    json.writeStringField("startedAt", due.startedAt().toString());
    json.writeStringField("zone", due.zone());
    json.writeStringField("calendar", due.calendar());
    json.writeEndObject();
  }
}

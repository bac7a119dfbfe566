package dev.countersign.oversight.export.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.compliance.Because;
import dev.countersign.oversight.export.ComplianceExport;
import dev.countersign.oversight.export.ComplianceExport.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON object: what state it is of, every row with its whole explanation, and how many. */
final class JsonExport {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonExport() {}

  static void write(ComplianceExport export, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      // Half an export must not look like a whole one.
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      json.writeStartObject();
      json.writeStringField("format", "countersign-compliance/1");
      json.writeStringField("validAt", export.validAt().toString());
      field(json, "knownAt", export.knownAt());
      json.writeNumberField("logSize", export.logSize());
      field(json, "checkpoint", export.checkpoint());
      json.writeStringField("version", export.version());
      json.writeArrayFieldStart("rows");
      for (var row : export.rows()) {
        row(json, export, row);
      }
      json.writeEndArray();
      json.writeNumberField("rowsWritten", export.rows().size());
      json.writeEndObject();
    }
  }

  private static void row(JsonGenerator json, ComplianceExport export, Row row) throws IOException {
    json.writeStartObject();
    json.writeStringField("lab", row.lab());
    json.writeStringField("scope", row.scope().name());
    field(json, "model", row.model());
    field(json, "modelVersion", row.modelVersion());
    json.writeStringField("source", row.source());
    json.writeStringField("key", row.key());
    field(json, "kind", row.kind());
    field(json, "force", row.force());
    json.writeStringField("status", row.status().name());
    because(json, export, row.because());
    if (!row.replies().isEmpty()) {
      json.writeArrayFieldStart("replies");
      for (var reply : row.replies()) {
        json.writeString(reply);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void because(JsonGenerator json, ComplianceExport export, List<Because> all)
      throws IOException {
    json.writeArrayFieldStart("because");
    for (var one : all) {
      json.writeStartObject();
      json.writeStringField("sentence", one.sentence());
      var id = one.relatesTo();
      if (id != null) {
        json.writeStringField("relatesTo", id);
        json.writeStringField("proof", ComplianceExport.proofOf(id));
        var index = export.logIndexes().get(id);
        if (index != null) {
          json.writeNumberField("logIndex", index);
        }
      }
      if (!one.below().isEmpty()) {
        because(json, export, one.below());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void field(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value.toString());
    }
  }
}

package dev.countersign.oversight.export.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.oversight.export.ComplianceExport;
import dev.countersign.oversight.export.ComplianceExport.Row;
import dev.countersign.proofs.digest.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * OSCAL 1.1.3 assessment results: one result a lab, one observation and one finding a row. OSCAL
 * knows satisfied and not satisfied only; the exact status stands beside it as a property.
 */
final class OscalExport {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String NAMESPACE = "https://countersign.dev/ns/oscal";

  private final ComplianceExport export;
  private final JsonGenerator json;

  private OscalExport(ComplianceExport export, JsonGenerator json) {
    this.export = export;
    this.json = json;
  }

  static void write(ComplianceExport export, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      new OscalExport(export, json).write();
    }
  }

  private void write() throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("assessment-results");
    json.writeStringField("uuid", uuid("results"));
    json.writeObjectFieldStart("metadata");
    json.writeStringField("title", "Compliance of labs with their commitments");
    json.writeStringField("last-modified", export.validAt().toString());
    json.writeStringField("version", export.version());
    json.writeStringField("oscal-version", "1.1.3");
    props(
        List.of("valid-at", "log-size"),
        List.of(export.validAt().toString(), Long.toString(export.logSize())));
    json.writeEndObject();
    json.writeObjectFieldStart("import-ap");
    json.writeStringField("href", "#" + uuid("plan"));
    json.writeEndObject();
    json.writeArrayFieldStart("results");
    var byLab = new LinkedHashMap<String, LinkedHashMap<Integer, Row>>();
    IntStream.range(0, export.rows().size())
        .forEach(
            i -> {
              var row = export.rows().get(i);
              byLab.computeIfAbsent(row.lab(), lab -> new LinkedHashMap<>()).put(i, row);
            });
    for (var lab : byLab.entrySet()) {
      result(lab.getKey(), lab.getValue());
    }
    json.writeEndArray();
    backMatter();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(String lab, LinkedHashMap<Integer, Row> rows) throws IOException {
    json.writeStartObject();
    json.writeStringField("uuid", uuid("result " + lab));
    json.writeStringField("title", lab);
    json.writeStringField("description", "How " + lab + " stands, as it was on record.");
    json.writeStringField("start", export.validAt().toString());
    json.writeObjectFieldStart("reviewed-controls");
    json.writeArrayFieldStart("control-selections");
    json.writeStartObject();
    json.writeArrayFieldStart("include-controls");
    var controls = new LinkedHashSet<String>();
    rows.values().forEach(row -> controls.add(control(row)));
    for (var control : controls) {
      json.writeStartObject();
      json.writeStringField("control-id", control);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeArrayFieldStart("observations");
    for (var row : rows.entrySet()) {
      observation(row.getKey(), row.getValue());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    for (var row : rows.entrySet()) {
      finding(row.getKey(), row.getValue());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void observation(int number, Row row) throws IOException {
    json.writeStartObject();
    json.writeStringField("uuid", uuid("observation " + number));
    json.writeStringField("description", row.because().getFirst().sentence());
    json.writeArrayFieldStart("methods");
    json.writeString("EXAMINE");
    json.writeEndArray();
    var things =
        row.because().stream().filter(because -> because.relatesTo() != null).distinct().toList();
    if (!things.isEmpty()) {
      json.writeArrayFieldStart("relevant-evidence");
      for (var thing : things) {
        json.writeStartObject();
        json.writeStringField(
            "href", ComplianceExport.proofOf(Objects.requireNonNull(thing.relatesTo())));
        json.writeStringField("description", thing.sentence());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeStringField("collected", export.validAt().toString());
    json.writeEndObject();
  }

  private void finding(int number, Row row) throws IOException {
    json.writeStartObject();
    json.writeStringField("uuid", uuid("finding " + number));
    json.writeStringField(
        "title", row.model() == null ? row.key() : row.key() + " on " + row.model());
    json.writeStringField("description", row.because().getFirst().sentence());
    props(List.of("compliance-status"), List.of(token(row.status())));
    json.writeObjectFieldStart("target");
    json.writeStringField("type", "objective-id");
    json.writeStringField("target-id", control(row));
    json.writeObjectFieldStart("status");
    json.writeStringField(
        "state", row.status() == ComplianceStatus.MET ? "satisfied" : "not-satisfied");
    json.writeStringField("reason", row.status() == ComplianceStatus.MET ? "pass" : "other");
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("related-observations");
    json.writeStartObject();
    json.writeStringField("observation-uuid", uuid("observation " + number));
    json.writeEndObject();
    json.writeEndArray();
    if (!row.replies().isEmpty()) {
      json.writeStringField("remarks", "The lab replies: " + String.join("\n\n", row.replies()));
    }
    json.writeEndObject();
  }

  private void backMatter() throws IOException {
    json.writeObjectFieldStart("back-matter");
    json.writeArrayFieldStart("resources");
    json.writeStartObject();
    json.writeStringField("uuid", uuid("plan"));
    json.writeStringField("title", "What is asked");
    json.writeStringField(
        "description",
        "The commitments of the policies in force, and the catalogue of instruments.");
    json.writeEndObject();
    if (export.checkpoint() != null) {
      json.writeStartObject();
      json.writeStringField("uuid", uuid("checkpoint"));
      json.writeStringField("title", "The transparency log's signed checkpoint");
      json.writeStringField("description", export.checkpoint());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void props(List<String> names, List<String> values) throws IOException {
    json.writeArrayFieldStart("props");
    for (int i = 0; i < names.size(); i++) {
      json.writeStartObject();
      json.writeStringField("name", names.get(i));
      json.writeStringField("ns", NAMESPACE);
      json.writeStringField("value", values.get(i));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String token(ComplianceStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** OSCAL's ids begin with a letter, and have no spaces. */
  private static String control(Row row) {
    return "c-" + row.key().replaceAll("[^\\p{L}\\p{N}.\\-_]", "_");
  }

  /** The same for the same export: a name-based UUID, which OSCAL wants as version 5. */
  private String uuid(String name) {
    var bytes =
        ByteBuffer.wrap(
            Sha256.of(
                (export.version() + export.validAt() + "\n" + name)
                    .getBytes(StandardCharsets.UTF_8)));
    long high = bytes.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x5000L;
    long low = bytes.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}

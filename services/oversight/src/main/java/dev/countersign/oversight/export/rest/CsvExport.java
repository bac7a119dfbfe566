package dev.countersign.oversight.export.rest;

import dev.countersign.oversight.export.ComplianceExport;
import dev.countersign.oversight.export.ComplianceExport.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** RFC 4180, one line a row. What a spreadsheet would take for a formula is made plain text. */
final class CsvExport {
  private static final String HEADER =
      "lab,scope,model,model_version,source,key,kind,force,status,reason,relates_to,log_index,proof,"
          + "valid_at,log_size,reply\r\n";
  private static final String FORMULAS = "=+-@\t\r";

  private CsvExport() {}

  static void write(ComplianceExport export, OutputStream out) throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(HEADER);
    for (var row : export.rows()) {
      line(export, row, writer);
    }
    writer.flush();
  }

  private static void line(ComplianceExport export, Row row, Writer writer) throws IOException {
    var id = row.relatesTo();
    writer.write(
        Arrays.<@Nullable Object>asList(
                row.lab(),
                row.scope(),
                row.model(),
                row.modelVersion(),
                row.source(),
                row.key(),
                row.kind(),
                row.force(),
                row.status(),
                row.because().getFirst().sentence(),
                id,
                export.logIndex(row),
                id == null ? null : ComplianceExport.proofOf(id),
                export.validAt(),
                export.logSize(),
                row.replies().isEmpty() ? null : String.join("\n", row.replies()))
            .stream()
            .map(CsvExport::field)
            .collect(Collectors.joining(",", "", "\r\n")));
  }

  private static String field(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    var text = value.toString();
    if (value instanceof String && !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}

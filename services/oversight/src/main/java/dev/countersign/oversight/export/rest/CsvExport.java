package dev.countersign.oversight.export.rest;

import dev.countersign.oversight.export.ComplianceExport;
import dev.countersign.oversight.export.ComplianceExport.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** One line a row. */
final class CsvExport {
  private static final String HEADER =
      "lab,scope,model,model_version,source,key,kind,force,status,reason,relates_to,log_index,proof,"
          + "valid_at,log_size,reply\r\n";

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
        Csv.line(
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
            row.replies().isEmpty() ? null : String.join("\n", row.replies())));
  }
}

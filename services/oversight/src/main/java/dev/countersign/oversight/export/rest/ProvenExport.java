package dev.countersign.oversight.export.rest;

import dev.countersign.oversight.export.ComplianceExport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One lab's compliance in every form, with the file that proves it: all facts of the lab that the
 * reader may see, from which {@code verify} judges it again.
 *
 * @param proof null if the lab has no model on record to judge
 */
record ProvenExport(ComplianceExport export, @Nullable String proof) {
  void write(OutputStream out) throws IOException {
    var zip = new ZipOutputStream(out);
    for (var format : ExportFormat.values()) {
      begin(zip, format.fileName());
      format.write(export, zip);
      zip.closeEntry();
    }
    if (proof != null) {
      begin(zip, "compliance.proof.json");
      zip.write(proof.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    zip.finish();
  }

  private void begin(ZipOutputStream zip, String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(export.validAt().atOffset(ZoneOffset.UTC).toLocalDateTime());
    zip.putNextEntry(entry);
  }
}

package dev.countersign.oversight.export.rest;

import dev.countersign.oversight.export.ComplianceExport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** The forms that an export comes in; each is written as it goes, and never held whole. */
enum ExportFormat {
  CSV("text/csv; charset=utf-8", CsvExport::write),
  JSON("application/json", JsonExport::write),
  OSCAL("application/oscal+json", OscalExport::write),
  PDF("application/pdf", PdfExport::write);

  private final String mediaType;
  private final Writing writing;

  private interface Writing {
    void write(ComplianceExport export, OutputStream out) throws IOException;
  }

  ExportFormat(String mediaType, Writing writing) {
    this.mediaType = mediaType;
    this.writing = writing;
  }

  static Optional<ExportFormat> of(String name) {
    for (var format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  String mediaType() {
    return mediaType;
  }

  String fileName() {
    return "compliance."
        + switch (this) {
          case CSV -> "csv";
          case JSON -> "json";
          case OSCAL -> "oscal.json";
          case PDF -> "pdf";
        };
  }

  void write(ComplianceExport export, OutputStream out) throws IOException {
    writing.write(export, out);
  }
}

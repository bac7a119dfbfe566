package dev.countersign.oversight.export.rest;

import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.oversight.export.ComplianceExport;
import dev.countersign.oversight.export.ComplianceExport.Row;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPCellEvent;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A report to read and to file: what state it is of, a bar for each lab, then every row. Statuses
 * are told by letter and word, never by colour alone.
 */
final class PdfExport {
  private static final Font TITLE = new Font(Font.HELVETICA, 18, Font.BOLD);
  private static final Font HEADING = new Font(Font.HELVETICA, 12, Font.BOLD);
  private static final Font TEXT = new Font(Font.HELVETICA, 9);
  private static final Font SMALL = new Font(Font.HELVETICA, 7);
  private static final Font CODE = new Font(Font.COURIER, 6);
  private static final Map<ComplianceStatus, Color> COLOURS =
      new EnumMap<>(
          Map.of(
              ComplianceStatus.BREACHED, new Color(0x7F1D1D),
              ComplianceStatus.OVERDUE, new Color(0xC2410C),
              ComplianceStatus.CONTESTED, new Color(0x9333EA),
              ComplianceStatus.ABSENT, new Color(0x78716C),
              ComplianceStatus.DUE_SOON, new Color(0xCA8A04),
              ComplianceStatus.CLAIMED, new Color(0x2563EB),
              ComplianceStatus.MET, new Color(0x15803D),
              ComplianceStatus.NOT_APPLICABLE, new Color(0xD6D3D1)));

  private PdfExport() {}

  static void write(ComplianceExport export, OutputStream out) throws IOException {
    try {
      var document = new Document(PageSize.A4.rotate());
      var writer = PdfWriter.getInstance(document, out);
      writer.setCloseStream(false);
      document.addTitle("Compliance of labs with their commitments");
      document.open();
      cover(export, document);
      chart(export, document);
      rows(export, document);
      document.close();
    } catch (DocumentException e) {
      throw new IOException("The report could not be written", e);
    }
  }

  private static void cover(ComplianceExport export, Document document) {
    document.add(new Paragraph("Compliance of labs with their commitments", TITLE));
    document.add(
        new Paragraph(
            "Judged at %s, from what was on record%s."
                .formatted(
                    export.validAt(), export.knownAt() == null ? "" : " by " + export.knownAt()),
            TEXT));
    document.add(
        new Paragraph(
            "Transparency log of %d entries. The proof of anything named here is at /proofs/ and its"
                    .formatted(export.logSize())
                + " id; the signed checkpoint stands at the end.",
            TEXT));
    document.add(new Paragraph("Version of what is shown: " + export.version(), SMALL));
  }

  private static void chart(ComplianceExport export, Document document) {
    var byLab = new LinkedHashMap<String, Map<ComplianceStatus, Integer>>();
    for (var row : export.rows()) {
      byLab
          .computeIfAbsent(row.lab(), lab -> new EnumMap<>(ComplianceStatus.class))
          .merge(row.status(), 1, Integer::sum);
    }
    var table = new PdfPTable(new float[] {2, 6, 4});
    table.setWidthPercentage(100);
    table.setSpacingBefore(12);
    table.setSpacingAfter(12);
    byLab.forEach(
        (lab, counts) -> {
          table.addCell(plain(lab));
          var bar = plain("");
          bar.setCellEvent(new Bar(counts));
          table.addCell(bar);
          var words = new StringBuilder();
          counts.forEach(
              (status, count) -> words.append(status).append(' ').append(count).append("  "));
          table.addCell(plain(words.toString()));
        });
    document.add(table);
  }

  private static PdfPCell plain(String text) {
    var cell = new PdfPCell(new Phrase(text, SMALL));
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
    return cell;
  }

  /** One bar of all statuses, as long as the cell is wide. */
  private record Bar(Map<ComplianceStatus, Integer> counts) implements PdfPCellEvent {
    private static final float MARGIN = 2;

    @Override
    public void cellLayout(PdfPCell cell, Rectangle at, PdfContentByte[] canvases) {
      var canvas = canvases[PdfPTable.BACKGROUNDCANVAS];
      float all = counts.values().stream().mapToInt(Integer::intValue).sum();
      float left = at.getLeft() + MARGIN;
      float width = at.getWidth() - 2 * MARGIN;
      for (var part : counts.entrySet()) {
        float share = width * part.getValue() / all;
        canvas.setColorFill(COLOURS.get(part.getKey()));
        canvas.rectangle(left, at.getBottom() + MARGIN, share, at.getHeight() - 2 * MARGIN);
        canvas.fill();
        left += share;
      }
    }
  }

  private static void rows(ComplianceExport export, Document document) {
    document.add(new Paragraph("Row by row", HEADING));
    var table = new PdfPTable(new float[] {2, 3, 3, 2, 6, 3, 1});
    table.setWidthPercentage(100);
    table.setSpacingBefore(6);
    table.setHeaderRows(1);
    // Handed over in parts, so that a long report is never held whole.
    table.setComplete(false);
    for (var name :
        new String[] {"Lab", "Key", "Model", "Status", "Why", "Rests on", "Log index"}) {
      table.addCell(new PdfPCell(new Phrase(name, HEADING)));
    }
    int count = 0;
    for (var row : export.rows()) {
      add(export, row, table);
      if (++count % 50 == 0) {
        document.add(table);
      }
    }
    table.setComplete(true);
    document.add(table);
    if (export.checkpoint() != null) {
      document.add(new Paragraph("The signed checkpoint", HEADING));
      document.add(new Paragraph(export.checkpoint(), CODE));
    }
  }

  private static void add(ComplianceExport export, Row row, PdfPTable table) {
    var id = row.relatesTo();
    var index = export.logIndex(row);
    table.addCell(new Phrase(row.lab(), SMALL));
    table.addCell(new Phrase(row.key(), SMALL));
    table.addCell(new Phrase(row.model() == null ? "" : row.model(), SMALL));
    table.addCell(new Phrase(row.status().name(), SMALL));
    table.addCell(new Phrase(sentence(row), SMALL));
    table.addCell(new Phrase(id == null ? "" : id, SMALL));
    table.addCell(new Phrase(index == null ? "" : index.toString(), SMALL));
  }

  private static String sentence(Row row) {
    var sentence = row.because().getFirst().sentence();
    return row.replies().isEmpty()
        ? sentence
        : sentence + "\nThe lab replies: " + String.join("\n", row.replies());
  }
}

package dev.countersign.oversight.pack.rest;

import dev.countersign.domain.pack.Pack.Item;
import dev.countersign.domain.pack.Pack.PackPart;
import dev.countersign.domain.pack.Pack.Section;
import java.io.IOException;
import java.io.OutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Font;
import org.openpdf.text.ListItem;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfWriter;

/** A pack to read: every part with what shows it, and what is missing said in words. */
final class PackPdf {
  private static final Font TITLE = new Font(Font.HELVETICA, 18, Font.BOLD);
  private static final Font HEADING = new Font(Font.HELVETICA, 12, Font.BOLD);
  private static final Font TEXT = new Font(Font.HELVETICA, 9);
  private static final Font MISSING = new Font(Font.HELVETICA, 9, Font.BOLD);
  private static final Font SMALL = new Font(Font.HELVETICA, 7);
  private static final Font CODE = new Font(Font.COURIER, 6);

  private PackPdf() {}

  static void write(PackFile file, OutputStream out) throws IOException {
    try {
      var pack = file.pack();
      var title =
          pack.modelVersion() == null
              ? "For the board of " + pack.lab()
              : "For a report on " + pack.modelVersion();
      var document = new Document(PageSize.A4);
      PdfWriter.getInstance(document, out).setCloseStream(false);
      document.addTitle(title);
      document.open();
      document.add(new Paragraph(title, TITLE));
      document.add(
          new Paragraph(
              "What is on record of %s %s%s, at %d entries of the transparency log."
                  .formatted(
                      pack.lab(),
                      pack.from() == null ? "up to " : "from " + pack.from() + " up to ",
                      pack.at(),
                      file.logSize()),
              TEXT));
      for (var section : pack.pack().sections()) {
        section(document, file, section);
      }
      if (file.checkpoint() != null) {
        document.add(new Paragraph("The signed checkpoint", HEADING));
        document.add(new Paragraph(file.checkpoint(), CODE));
      }
      document.close();
    } catch (DocumentException e) {
      throw new IOException("The pack could not be written", e);
    }
  }

  private static void section(Document document, PackFile file, Section section) {
    var heading = new Paragraph(heading(section.part()), HEADING);
    heading.setSpacingBefore(12);
    document.add(heading);
    var list = new org.openpdf.text.List(org.openpdf.text.List.UNORDERED, 12);
    section.items().forEach(item -> list.add(item(file, item)));
    section.missing().forEach(text -> list.add(new ListItem("Missing: " + text, MISSING)));
    section.toWrite().forEach(text -> list.add(new ListItem("Yours to write: " + text, TEXT)));
    if (list.isEmpty()) {
      document.add(new Paragraph("Nothing is on record.", TEXT));
    } else {
      document.add(list);
    }
  }

  private static ListItem item(PackFile file, Item item) {
    var said = new ListItem(item.sentence(), TEXT);
    if (item.relatesTo() != null) {
      var index = file.logIndex(item.relatesTo());
      said.add(
          new org.openpdf.text.Chunk(
              "  " + item.relatesTo() + (index == null ? "" : ", log index " + index), SMALL));
    }
    return said;
  }

  private static String heading(PackPart part) {
    return switch (part) {
      case MODEL -> "The model";
      case DECISIONS -> "Steps asked for, and the answers";
      case EVALUATIONS -> "Evaluations";
      case EVALUATORS -> "Who from outside was involved";
      case SAFEGUARDS -> "Safeguards";
      case HALTS -> "Halts";
      case CHANGES -> "Changes";
      case DUTIES -> "What instruments ask for";
      case STANDING -> "Commitments not kept, or disputed";
      case OVERDUE -> "What fell overdue";
      case CROSSINGS -> "Thresholds crossed";
      case EXCEPTIONS -> "Exceptions";
      case REVIEWS -> "Reviews from outside";
      case POLICIES -> "Policies";
      case INCIDENTS -> "Incidents";
      case INQUIRIES -> "What regulators ask";
      case APPROVALS -> "Who approved what";
    };
  }
}

package dev.countersign.oversight.export.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.domain.compliance.Because;
import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.oversight.export.ComplianceExport;
import dev.countersign.oversight.export.ComplianceExport.Row;
import dev.countersign.oversight.export.ComplianceExport.Scope;
import gov.nist.secauto.metaschema.core.metapath.item.node.IDefinitionNodeItem;
import gov.nist.secauto.metaschema.core.model.validation.JsonSchemaContentValidator;
import gov.nist.secauto.oscal.lib.OscalBindingContext;
import gov.nist.secauto.oscal.lib.model.AssessmentResults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** Every form tells the same, is whole or cannot be read, and is what its standard says. */
class ExportFormsTest {
  private static final String HALT = "hlt_" + "1".repeat(32);

  private static ComplianceExport export(int rows) {
    var all = new ArrayList<Row>();
    for (int i = 0; i < rows; i++) {
      all.add(
          new Row(
              i % 2 == 0 ? "org_aurelia" : "org_borealis",
              Scope.COMMITMENT,
              "mdl_" + "%032x".formatted(i),
              "mv_" + "%032x".formatted(i),
              "pol_" + "1".repeat(32),
              "halt " + i,
              "HALT",
              "BINDING",
              ComplianceStatus.values()[i % ComplianceStatus.values().length],
              List.of(
                  new Because(
                      i == 0 ? "=cmd(\"x\"), it \"binds\"" : "The halt binds it.",
                      i == 1 ? null : HALT,
                      List.of(new Because("What caused it.", "evl_" + "1".repeat(32))))),
              i == 2 ? List.of("We see it otherwise.") : List.of()));
    }
    return new ComplianceExport(
        Instant.parse("2026-09-01T00:00:00Z"),
        null,
        42,
        "log.example\n42\nroot\n\n— log.example sig\n",
        "v".repeat(64),
        all,
        Map.of(HALT, 7L));
  }

  private static byte[] written(ExportFormat format, ComplianceExport export) throws IOException {
    var out = new ByteArrayOutputStream();
    format.write(export, out);
    return out.toByteArray();
  }

  private static String text(ExportFormat format, ComplianceExport export) throws IOException {
    return new String(written(format, export), StandardCharsets.UTF_8);
  }

  @Test
  void oscalIsWhatItsSchemaAndItsConstraintsSay(@TempDir Path folder) throws Exception {
    var file = folder.resolve("compliance.json");
    Files.write(file, written(ExportFormat.OSCAL, export(9)));
    try (var schema =
        AssessmentResults.class.getResourceAsStream("/schema/json/oscal-ar_schema.json")) {
      var found =
          new JsonSchemaContentValidator(Objects.requireNonNull(schema)).validate(file.toUri());
      assertThat(found.getFindings())
          .extracting(finding -> finding.getPath() + " " + finding.getMessage())
          .isEmpty();
    }
    var context = OscalBindingContext.newInstance();
    var results = context.loadAssessmentResults(file);
    assertThat(results.getResults()).hasSize(2);
    assertThat(results.getResults().getFirst().getFindings()).hasSize(5);
    // The plan that they go by is no OSCAL document, so each result is held against its rules.
    var loader = context.newBoundLoader();
    var root = loader.loadAsNodeItem(file).modelItems().findFirst().orElseThrow();
    var checked =
        root.modelItems()
            .filter(item -> item.getQName().getLocalName().equals("result"))
            .map(item -> context.validate((IDefinitionNodeItem<?, ?>) item, loader, null))
            .toList();
    assertThat(checked).hasSize(2);
    assertThat(checked.stream().flatMap(result -> result.getFindings().stream()).toList())
        .extracting(finding -> finding.getPath() + " " + finding.getMessage())
        .isEmpty();
  }

  @Test
  void aFormulaIsPlainTextInASpreadsheetAndQuotesAreDoubled() throws IOException {
    var lines = text(ExportFormat.CSV, export(2)).split("\r\n");
    assertThat(lines).hasSize(3);
    assertThat(lines[1])
        .contains("\"'=cmd(\"\"x\"\"), it \"\"binds\"\"\"")
        .contains(HALT + ",7,/proofs/" + HALT + ",2026-09-01T00:00:00Z,42");
    assertThat(lines[2]).contains("The halt binds it.,,,,2026-09-01T00:00:00Z,42");
  }

  @Test
  void jsonTellsEveryRowWithItsWholeExplanation() throws IOException {
    var json = new ObjectMapper().readTree(written(ExportFormat.JSON, export(20)));
    assertThat(json.get("rows")).hasSize(20);
    assertThat(json.get("rowsWritten").asInt()).isEqualTo(20);
    assertThat(json.at("/rows/0/because/0/logIndex").asInt()).isEqualTo(7);
    assertThat(json.at("/rows/0/because/0/because/0/relatesTo").asText()).startsWith("evl_");
    assertThat(json.get("checkpoint").asText()).startsWith("log.example");
  }

  @Test
  void aReportNamesItsStateEveryRowAndTheCheckpoint() throws IOException {
    var reader = new PdfReader(written(ExportFormat.PDF, export(120)));
    var words = new StringBuilder();
    for (int page = 1; page <= reader.getNumberOfPages(); page++) {
      words.append(new PdfTextExtractor(reader).getTextFromPage(page));
    }
    assertThat(words.toString())
        .contains("2026-09-01T00:00:00Z")
        .contains("org_borealis")
        .contains("BREACHED")
        .contains("log.example");
  }

  /** Goes away after so many bytes, as a reader does that cancels. */
  private static final class Leaving extends OutputStream {
    private final ByteArrayOutputStream got = new ByteArrayOutputStream();

    @Override
    public void write(int b) throws IOException {
      if (got.size() == 20_000) {
        throw new IOException("gone");
      }
      got.write(b);
    }
  }

  @Test
  void anExportThatIsCancelledHalfwayEndsAndCannotBeTakenForAWholeOne() {
    for (var format : List.of(ExportFormat.JSON, ExportFormat.OSCAL)) {
      var out = new Leaving();
      assertThatThrownBy(() -> format.write(export(500), out)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> new ObjectMapper().readTree(out.got.toByteArray()))
          .isInstanceOf(JsonProcessingException.class);
    }
  }
}

package dev.countersign.oversight.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** A lab gets its own records for what it writes about itself; nobody else gets them so. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class PackApiTest {
  private static final String PARTS =
      "{ lab modelVersion from sections { part items { sentence relatesTo logEntry { index } } missing toWrite } }";
  private String version = "";

  @BeforeEach
  void aVersionThatAStepWasAskedFor() {
    Register.ready();
    Catalogue.ready();
    LabSteps.inForce();
    version = LabSteps.version("aurelia-submitter", LabSteps.model("aurelia-submitter"));
    Api.as("aurelia-submitter")
        .mutate("requestScaleUp", "scaleUpRequest { id }", LabSteps.scale(version, "6.2e26"))
        .body("errors", nullValue());
  }

  private static ValidatableResponse onModel(String user, String version) {
    return Api.as(user)
        .send(
            "query($v: ID!) { modelReportPack(modelVersion: $v) " + PARTS + " }",
            Map.of("v", version));
  }

  private static ValidatableResponse forBoard(String user, String from) {
    return Api.as(user)
        .send("query($f: DateTime!) { boardPack(from: $f) " + PARTS + " }", Map.of("f", from));
  }

  private static String part(String pack, String part) {
    return "data.%s.sections.find { it.part == '%s' }.".formatted(pack, part);
  }

  @Test
  void aModelReportTellsWhatWasDecidedAndNamesWhatIsMissing() {
    onModel("aurelia-submitter", version)
        .body("errors", nullValue())
        .body("data.modelReportPack.modelVersion", equalTo(version))
        .body(part("modelReportPack", "MODEL") + "items[0].relatesTo", equalTo(version))
        .body(part("modelReportPack", "DECISIONS") + "items[0].relatesTo", startsWith("dec_"))
        .body(
            part("modelReportPack", "EVALUATIONS") + "missing",
            hasItem("Nobody has evaluated the version for CYBER-2."));
  }

  @Test
  void aVersionOfAnotherLabIsLikeNone() {
    for (var other : List.of(version, "mv_" + "0".repeat(32))) {
      onModel("borealis-officer", other).body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    }
    for (var user : List.of("kestrel-lead", "eu-analyst", "platform-registrar")) {
      onModel(user, version).body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }
  }

  @Test
  void aBoardPackIsForOfficersAndOfAPeriodThatHasBegun() {
    forBoard("aurelia-officer", "2026-01-01T00:00:00Z")
        .body("errors", nullValue())
        .body("data.boardPack.lab", equalTo("org_aurelia"))
        .body(
            part("boardPack", "APPROVALS") + "items.sentence",
            hasItem("aurelia-officer approved a policy version."));
    forBoard("aurelia-officer", "2099-01-01T00:00:00Z")
        .body("errors[0].extensions.code", equalTo("INVALID_INPUT"));
    for (var user : List.of("aurelia-submitter", "eu-supervisor", "kestrel-lead")) {
      forBoard(user, "2026-01-01T00:00:00Z")
          .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }
  }

  @Test
  void packsAreFilesToo() throws IOException {
    var of = "?modelVersion=" + version;
    Api.as("aurelia-officer")
        .get("/packs/model-report.json" + of)
        .statusCode(200)
        .header("Content-Disposition", containsString("model-report.json"))
        .body("format", equalTo("countersign-pack/1"))
        .body("sections[0].items[0].proof", equalTo("/proofs/" + version));
    var pdf =
        Api.as("aurelia-officer")
            .get("/packs/model-report.pdf" + of)
            .statusCode(200)
            .contentType("application/pdf")
            .extract()
            .asByteArray();
    try (var reader = new PdfReader(pdf)) {
      assertThat(new PdfTextExtractor(reader).getTextFromPage(1))
          .contains("For a report on " + version)
          .contains("Nobody has evaluated the version for CYBER-2.");
    }
    Api.as("aurelia-officer")
        .get("/packs/board-report.pdf?from=2026-01-01T00:00:00Z")
        .statusCode(200);
    Api.as("borealis-officer").get("/packs/model-report.json" + of).statusCode(404);
    Api.as("aurelia-submitter")
        .get("/packs/board-report.json?from=2026-01-01T00:00:00Z")
        .statusCode(403);
    Api.as("aurelia-officer").get("/packs/board-report.json").statusCode(400);
    Api.as("aurelia-officer").get("/packs/model-report.json?modelVersion=nothing").statusCode(400);
    Api.anonymous().get("/packs/model-report.json" + of).statusCode(401);
  }
}

package dev.countersign.oversight.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.LogStandIn;
import dev.countersign.oversight.Register;
import dev.countersign.proofs.bundle.BundleText;
import dev.countersign.verifier.verify.Result;
import dev.countersign.verifier.verify.Verification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is exported is what may be seen, at the state that was asked for. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class ExportApiTest {
  @BeforeEach
  void aLabWithAModelUnderAPolicy() {
    Register.ready();
    Catalogue.ready();
    LabSteps.inForce();
    LabSteps.version("aurelia-submitter", LabSteps.model("aurelia-submitter"));
  }

  @Test
  void aRegulatorTakesItAwayInEveryForm() {
    var lab = "?lab=org_aurelia&instrument=EU_GPAI_COP";
    var csv =
        Api.as("eu-analyst")
            .get("/exports/compliance.csv" + lab)
            .statusCode(200)
            .contentType(startsWith("text/csv"))
            .extract();
    var lines = csv.asString().split("\r\n");
    assertThat(csv.header("Countersign-Rows")).isEqualTo(Integer.toString(lines.length - 1));
    assertThat(lines).anyMatch(line -> line.contains(",COMMITMENT,"));
    assertThat(lines).anyMatch(line -> line.contains("EU-COP-9.3.1"));
    Api.as("eu-analyst")
        .get("/exports/compliance.json" + lab)
        .statusCode(200)
        .body("rows.lab", hasItem("org_aurelia"))
        .body("rowsWritten", equalTo(lines.length - 1));
    Api.as("eu-analyst")
        .get("/exports/compliance.oscal" + lab)
        .statusCode(200)
        .body(containsString("assessment-results"));
    Api.as("eu-analyst")
        .get("/exports/compliance.pdf" + lab)
        .statusCode(200)
        .body(startsWith("%PDF"));
  }

  @Test
  void aLabsComplianceIsTakenAwayWithTheFileThatProvesIt() throws IOException {
    LogStandIn.takeIn();
    var bytes =
        Api.as("eu-analyst")
            .get("/exports/compliance.zip?lab=org_aurelia")
            .statusCode(200)
            .extract()
            .asByteArray();
    var files = new HashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    assertThat(files)
        .containsOnlyKeys(
            "compliance.csv",
            "compliance.json",
            "compliance.oscal.json",
            "compliance.pdf",
            "compliance.proof.json");
    var proof = BundleText.read(files.get("compliance.proof.json"));
    var verdict = new Verification(proof, List.of(LogStandIn.verifier())).verdict();
    assertThat(verdict.result()).isEqualTo(Result.VERIFIED);
    Api.as("eu-analyst").get("/exports/compliance.zip").statusCode(400);
    Api.as("borealis-officer").get("/exports/compliance.zip?lab=org_aurelia").statusCode(404);
    Api.as("kestrel-lead").get("/exports/compliance.zip?lab=org_aurelia").statusCode(403);
  }

  @Test
  void anEarlierStateHoldsNothingRecordedLater() {
    Api.as("eu-analyst")
        .get("/exports/compliance.csv?lab=org_aurelia&knownAt=2020-01-01T00:00:00Z")
        .statusCode(200)
        .body(not(containsString("org_aurelia")));
    Api.as("eu-analyst")
        .get("/exports/compliance.csv?knownAt=2099-01-01T00:00:00Z")
        .statusCode(400)
        .body("code", equalTo("AS_OF_IN_FUTURE"));
  }

  @Test
  void whatMayNotBeSeenIsNotThereAndWhatIsNoFormIsRefused() {
    for (var other : List.of("borealis-officer", "ca-analyst")) {
      for (var lab : List.of("org_aurelia", "org_nowhere")) {
        Api.as(other)
            .get("/exports/compliance.json?lab=" + lab)
            .statusCode(404)
            .body("code", equalTo("NOT_FOUND"));
      }
      Api.as(other)
          .get("/exports/compliance.json")
          .statusCode(200)
          .body("rows.lab", not(hasItem("org_aurelia")));
    }
    Api.as("kestrel-lead").get("/exports/compliance.csv").statusCode(403);
    Api.anonymous().get("/exports/compliance.csv").statusCode(401);
    Api.as("eu-analyst")
        .get("/exports/compliance.xls")
        .statusCode(400)
        .body("code", equalTo("INVALID_INPUT"));
    Api.as("eu-analyst")
        .get("/exports/compliance.csv?instrument=NO_SUCH")
        .statusCode(400)
        .body("code", equalTo("UNKNOWN_REGIME"));
    Api.as("eu-analyst")
        .get("/exports/compliance.csv?validAt=yesterday")
        .statusCode(400)
        .body("code", equalTo("INVALID_INPUT"));
  }
}

package dev.countersign.oversight.evidence;

import static dev.countersign.oversight.LabSteps.key;
import static dev.countersign.oversight.evidence.EvidenceSteps.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.countersign.local.Parts;
import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.FakeVault;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sample by sample, for whoever may; of the upper classes on record, of hazards by two. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class EvidenceContentsTest {
  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static String aurelias(String evidenceClass) {
    return sealed("aurelia-submitter", "org_aurelia", evidenceClass, Map.of());
  }

  private static ValidatableResponse samples(String user, String evidence, String more) {
    return Api.as(user)
        .send(
            """
            { evidenceSamples(evidence: "%s" %s) { samples samplesRoot
                nodes { index sampleId contentSha256 input { text } scores { value } }
                pageInfo { hasNextPage endCursor } } }
            """
                .formatted(evidence, more));
  }

  private static void assertRefused(ValidatableResponse answer, String code) {
    answer.body("errors[0].extensions.code", equalTo(code));
  }

  private static ValidatableResponse open(String user, String evidence) {
    return Api.as(user)
        .mutate(
            "openEvidenceSamples",
            "evidence { id }",
            Map.of("idempotencyKey", key(), "evidence", evidence, "purpose", "to check E2"));
  }

  @Test
  void whoMaySeeItReadsItPageByPage() {
    AuditorSteps.engaged(LabSteps.model("aurelia-submitter"));
    var evidence = aurelias("CONFIDENTIAL");
    for (var user : List.of("aurelia-officer", "eu-analyst", "kestrel-evaluator")) {
      String cursor =
          samples(user, evidence, "first: 60")
              .body("errors", nullValue())
              .body("data.evidenceSamples.samples", equalTo("120"))
              .body("data.evidenceSamples.nodes", hasSize(60))
              .body("data.evidenceSamples.nodes[59].sampleId", equalTo("s59"))
              .body("data.evidenceSamples.pageInfo.hasNextPage", equalTo(true))
              .extract()
              .path("data.evidenceSamples.pageInfo.endCursor");
      samples(user, evidence, "first: 100, after: \"" + cursor + "\"")
          .body("data.evidenceSamples.nodes", hasSize(60))
          .body("data.evidenceSamples.nodes[0].sampleId", equalTo("s60"))
          .body("data.evidenceSamples.pageInfo.hasNextPage", equalTo(false));
    }
    int asked = FakeVault.asked().size();
    for (var user : List.of("borealis-officer", "ca-analyst", "bracken-lead")) {
      assertRefused(samples(user, evidence, ""), "NOT_FOUND");
      assertRefused(
          Api.as(user).send("{ everyEvalEver(evidence: \"" + evidence + "\") }"), "NOT_FOUND");
      assertRefused(
          Api.as(user)
              .send("{ evidenceSample(evidence: \"" + evidence + "\", index: 1) { samples } }"),
          "NOT_FOUND");
      assertRefused(open(user, evidence), "NOT_FOUND");
    }
    assertThat(FakeVault.asked()).hasSize(asked);
    assertRefused(samples("platform-registrar", evidence, ""), "NOT_FOUND");
  }

  @Test
  void oneSampleComesWithItsProofAndARunAsAnExport() {
    var evidence = aurelias("CONFIDENTIAL");
    Api.as("eu-analyst")
        .send(
            "{ evidenceSample(evidence: \"%s\", index: 7) { sample { sampleId } samples proof samplesRoot } }"
                .formatted(evidence))
        .body("data.evidenceSample.sample.sampleId", equalTo("s7"))
        .body("data.evidenceSample.samplesRoot", equalTo(FakeVault.root()))
        .body("data.evidenceSample.proof", hasSize(7));
    Api.as("eu-analyst")
        .send("{ everyEvalEver(evidence: \"" + evidence + "\") }")
        .body("data.everyEvalEver", containsString("relationship=FIRST_PARTY"));
  }

  @Test
  void restrictedSamplesAreReadOnRecordOnly() {
    var evidence = aurelias("RESTRICTED");
    assertRefused(samples("eu-analyst", evidence, ""), "SAMPLES_NOT_OPENED");
    open("eu-analyst", evidence).body("errors", nullValue());
    samples("eu-analyst", evidence, "").body("errors", nullValue());
    // Another person of the same office was not let in.
    assertRefused(samples("eu-supervisor", evidence, ""), "SAMPLES_NOT_OPENED");
    var accesses =
        "{ evidenceAccesses(evidence: \"%s\") { totalCount nodes { action user purpose } } }"
            .formatted(evidence);
    Api.as("aurelia-officer")
        .send(accesses)
        .body("data.evidenceAccesses.totalCount", equalTo(2))
        .body("data.evidenceAccesses.nodes[0].action", equalTo("SAMPLES"))
        .body("data.evidenceAccesses.nodes[0].user", equalTo("eu-analyst"))
        .body("data.evidenceAccesses.nodes[0].purpose", equalTo("to check E2"));
    Api.as("eu-analyst").send(accesses).body("data.evidenceAccesses.totalCount", equalTo(1));
    for (var user : List.of("borealis-officer", "ca-analyst", "bracken-lead")) {
      Api.as(user)
          .send(accesses)
          .body("data.evidenceAccesses.totalCount", equalTo(0))
          .body("data.evidenceAccesses.nodes", hasSize(0));
    }
  }

  private static ValidatableResponse ask(String user, String evidence, String lab) {
    return Api.as(user)
        .mutate(
            "requestHazardRead",
            "hazardRead { id approver }",
            Map.of(
                "idempotencyKey", key(), "evidence", evidence, "lab", lab, "purpose", "incident"));
  }

  private static ValidatableResponse approve(String user, String request) {
    return Api.as(user)
        .mutate(
            "approveHazardRead",
            "hazardRead { approver until }",
            Map.of("idempotencyKey", key(), "request", request));
  }

  private static ValidatableResponse download(String user, String evidence) {
    return Api.as(user)
        .mutate(
            "requestEvidenceDownload",
            "url",
            Map.of("idempotencyKey", key(), "evidence", evidence, "purpose", "incident"));
  }

  @Test
  void aHazardIsReadByTwo() {
    var evidence = aurelias("HAZARD");
    assertRefused(download("aurelia-officer", evidence), "HAZARD_NEEDS_APPROVAL");
    assertRefused(open("aurelia-officer", evidence), "HAZARD_NEEDS_APPROVAL");
    String request =
        ask("aurelia-officer", evidence, "org_aurelia")
            .body("errors", nullValue())
            .extract()
            .path("data.requestHazardRead.hazardRead.id");
    assertRefused(approve("aurelia-officer", request), "SECOND_PERSON_NEEDED");
    assertRefused(approve("borealis-officer", request), "NOT_FOUND");
    approve("aurelia-approver", request)
        .body("data.approveHazardRead.hazardRead.approver", equalTo("aurelia-approver"));
    download("aurelia-officer", evidence).body("data.requestEvidenceDownload.url", notNullValue());
    // The approval is that person's alone.
    assertRefused(download("aurelia-submitter", evidence), "HAZARD_NEEDS_APPROVAL");
  }

  /** Parts that already run may be of a realm whose supervisors had none yet. */
  private static void assumeSupervisorsHaveASecondFactor() {
    assumeFalse(Parts.attachOrStart().tokens().letsInWithoutSecondFactor("eu-supervisor"));
  }

  @Test
  void aRegulatorReadsAHazardWithItsOwnSupervisorAndNotTheLabs() {
    assumeSupervisorsHaveASecondFactor();
    var evidence = aurelias("HAZARD");
    String labs =
        ask("aurelia-officer", evidence, "org_aurelia")
            .extract()
            .path("data.requestHazardRead.hazardRead.id");
    assertRefused(approve("eu-supervisor", labs), "NOT_FOUND");
    assertRefused(download("eu-analyst", evidence), "NOT_FOUND");
    String request =
        ask("eu-analyst", evidence, "org_aurelia")
            .body("errors", nullValue())
            .extract()
            .path("data.requestHazardRead.hazardRead.id");
    assertRefused(samples("eu-analyst", evidence, ""), "NOT_FOUND");
    assertRefused(approve("ca-supervisor", request), "NOT_FOUND");
    approve("eu-supervisor", request).body("errors", nullValue());
    download("eu-analyst", evidence)
        .body("data.requestEvidenceDownload.url", containsString("/downloads/"));
    assertRefused(samples("eu-analyst", evidence, ""), "SAMPLES_NOT_OPENED");
    open("eu-analyst", evidence).body("errors", nullValue());
    samples("eu-analyst", evidence, "").body("errors", nullValue());
    Api.as("aurelia-officer")
        .send("{ hazardReads(lab: \"org_aurelia\", first: 1) { nodes { user approver purpose } } }")
        .body("data.hazardReads.nodes[0].approver", equalTo("eu-supervisor"));
    assertRefused(ask("ca-analyst", evidence, "org_aurelia"), "NOT_FOUND");
    assertRefused(ask("borealis-officer", evidence, "org_aurelia"), "NOT_FOUND");
    for (var user : List.of("borealis-officer", "ca-analyst", "bracken-lead")) {
      Api.as(user)
          .send("{ hazardReads { totalCount nodes { id } } }")
          .body("data.hazardReads.totalCount", equalTo(0));
    }
  }

  @Test
  void askingForWhatIsNotThereLooksLikeAskingForAHazard() {
    assumeSupervisorsHaveASecondFactor();
    var absent = "evd_" + "0".repeat(32);
    String request =
        ask("eu-analyst", absent, "org_aurelia")
            .body("errors", nullValue())
            .extract()
            .path("data.requestHazardRead.hazardRead.id");
    assertRefused(approve("eu-supervisor", request), "NOT_FOUND");
  }

  @Test
  void whatIsNoHazardNeedsNoApproval() {
    var ordinary = aurelias("CONFIDENTIAL");
    assertRefused(ask("aurelia-officer", ordinary, "org_aurelia"), "NOT_A_HAZARD");
  }

  @Test
  void textsOfAFileAreTextAndNothingElse() {
    var evidence = aurelias("CONFIDENTIAL");
    samples("aurelia-officer", evidence, "first: 1")
        .contentType(containsString("json"))
        .body("data.evidenceSamples.nodes[0].input.text", equalTo("<script>alert(1)</script>"))
        .header("Content-Type", not(containsString("html")));
  }
}

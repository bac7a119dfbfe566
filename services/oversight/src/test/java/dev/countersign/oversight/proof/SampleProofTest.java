package dev.countersign.oversight.proof;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.FakeVault;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.LogStandIn;
import dev.countersign.oversight.Register;
import dev.countersign.oversight.evidence.ReadRun;
import dev.countersign.proofs.bundle.SampleProof;
import dev.countersign.proofs.bundle.SampleProofText;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.verifier.verify.Result;
import dev.countersign.verifier.verify.SampleVerification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One sample is proven without the others, to whoever may read it, and to nobody else. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class SampleProofTest {
  private static final String ABSENT = "evd_" + "0".repeat(32);

  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static String path(String evidence, long index) {
    return "/proofs/" + evidence + "/samples/" + index;
  }

  private static String logged(String evidenceClass) {
    var evidence = ReadRun.of(evidenceClass);
    LogStandIn.takeIn();
    return evidence;
  }

  private static String given(String user, String evidence, long index) {
    return Api.as(user).get(path(evidence, index)).statusCode(200).extract().asString();
  }

  private static SampleProof proof(String text) {
    return SampleProofText.read(JsonReader.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void oneSampleOfARunIsCheckedWithoutThePlatform() {
    var evidence = logged("CONFIDENTIAL");
    for (var user : List.of("aurelia-submitter", "eu-analyst")) {
      for (int index : List.of(0, 7, FakeVault.SAMPLES - 1)) {
        var proof = proof(given(user, evidence, index));
        var check = new SampleVerification(proof, List.of(LogStandIn.verifier()));
        var content = Sha256.of(("sample " + index).getBytes(StandardCharsets.UTF_8));
        assertThat(check.verdict(content).lacks()).isEmpty();
        assertThat(
                new SampleVerification(proof, List.of(LogStandIn.verifier()))
                    .verdict(Sha256.of(new byte[] {1}))
                    .result())
            .isEqualTo(Result.REFUSED);
      }
    }
    Api.as("aurelia-submitter").get(path(evidence, FakeVault.SAMPLES)).statusCode(404);
  }

  @Test
  void theFileSaysNothingOfTheSampleNorOfWhatElseTheLabHas() {
    var text = given("aurelia-submitter", logged("CONFIDENTIAL"), 7);
    assertThat(text).contains(FakeVault.content(7)).doesNotContain("alert(1)", "\"s7\"");
    assertThat(text).doesNotContain("subjects", "\"salt\":\"\"", "log.json");
  }

  @Test
  void whoMayNotReadTheSampleIsGivenNothingAndTheVaultIsNotAsked() {
    var evidence = logged("CONFIDENTIAL");
    int asked = FakeVault.asked().size();
    for (var user :
        List.of("borealis-officer", "ca-analyst", "cygnus-officer", "platform-registrar")) {
      Api.as(user).get(path(evidence, 7)).statusCode(404).body("code", equalTo("NOT_FOUND"));
      Api.as(user).get(path(ABSENT, 7)).statusCode(404).body("code", equalTo("NOT_FOUND"));
    }
    Api.anonymous().get(path(evidence, 7)).statusCode(404).body("code", equalTo("NOT_FOUND"));
    assertThat(FakeVault.asked()).hasSize(asked);
  }

  @Test
  void ofTheUpperClassesADigestIsGivenOnRecordOnly() {
    var evidence = logged("RESTRICTED");
    Api.as("eu-analyst")
        .get(path(evidence, 7))
        .statusCode(409)
        .body("code", equalTo("SAMPLES_NOT_OPENED"));
    Api.as("eu-analyst")
        .mutate(
            "openEvidenceSamples",
            "evidence { id }",
            Map.of("idempotencyKey", key(), "evidence", evidence, "purpose", "to cite one"))
        .body("errors", nullValue());
    given("eu-analyst", evidence, 7);
    Api.as("eu-supervisor").get(path(evidence, 7)).statusCode(409);
    Api.as("aurelia-officer")
        .get(path(logged("HAZARD"), 7))
        .statusCode(409)
        .body("code", equalTo("HAZARD_NEEDS_APPROVAL"));
  }

  @Test
  void aSampleOfPublicEvidenceIsProvenToAnyone() {
    var evidence = logged("PUBLIC");
    var text = Api.anonymous().get(path(evidence, 7)).statusCode(200).extract().asString();
    assertThat(
            new SampleVerification(proof(text), List.of(LogStandIn.verifier()))
                .verdict(null)
                .result())
        .isEqualTo(Result.VERIFIED);
  }
}

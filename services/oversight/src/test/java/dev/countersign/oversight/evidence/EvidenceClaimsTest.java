package dev.countersign.oversight.evidence;

import static dev.countersign.oversight.evidence.EvidenceSteps.bytes;
import static dev.countersign.oversight.evidence.EvidenceSteps.digest;
import static dev.countersign.oversight.evidence.EvidenceSteps.let;
import static dev.countersign.oversight.evidence.EvidenceSteps.sealed;
import static dev.countersign.oversight.evidence.EvidenceSteps.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other bytes are other evidence, which says what it claims to be; nothing of it is taken over. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class EvidenceClaimsTest {
  private static final Map<String, Object> NOTHING = Map.of();

  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static Map<String, Object> superseding(String evidence) {
    return Map.of("supersedes", evidence, "reason", "a corrected copy");
  }

  private static String asked(String evidence) {
    return """
    { node(id: "%s") { ... on Evidence { sha256
        supersessions { evidence owner sha256 reason }
        redaction { original basis withheld { what sha256 } }
        results { model samples samplesRoot findings
          scores { name successes n metrics { name claimed recomputed differs } } } } } }
    """
        .formatted(evidence);
  }

  @Test
  void aCorrectedCopyIsOtherEvidenceAndTheAuditorOfTheFirstIsWarned() {
    AuditorSteps.engaged(LabSteps.model("aurelia-submitter"));
    var kestrels = sealed("kestrel-evaluator", "org_kestrel", "CONFIDENTIAL", NOTHING);
    Api.as("kestrel-lead").send(asked(kestrels)).body("data.node.supersessions", empty());
    var copy = sealed("aurelia-submitter", "org_aurelia", "CONFIDENTIAL", superseding(kestrels));
    assertThat(copy).isNotEqualTo(kestrels);
    for (var user : List.of("kestrel-lead", "aurelia-officer", "eu-analyst")) {
      Api.as(user)
          .send(asked(kestrels))
          .body("data.node.supersessions", hasSize(1))
          .body("data.node.supersessions[0].evidence", equalTo(copy))
          .body("data.node.supersessions[0].owner", equalTo("org_aurelia"))
          .body("data.node.supersessions[0].reason", equalTo("a corrected copy"));
    }
    for (var user : List.of("borealis-officer", "bracken-lead", "ca-analyst")) {
      Api.as(user).send(asked(kestrels)).body("data.node", nullValue());
    }
  }

  @Test
  void theAuditorIsWarnedEvenWhereItMayNotSeeTheCopy() {
    AuditorSteps.engaged(LabSteps.model("aurelia-submitter"));
    var kestrels = sealed("kestrel-evaluator", "org_kestrel", "CONFIDENTIAL", NOTHING);
    var copy = sealed("aurelia-submitter", "org_aurelia", "HAZARD", superseding(kestrels));
    Api.as("kestrel-lead")
        .send(asked(kestrels))
        .body("data.node.supersessions[0].evidence", equalTo(copy));
    Api.as("kestrel-lead").send(asked(copy)).body("data.node", nullValue());
    Api.as("eu-analyst").send(asked(kestrels)).body("data.node.supersessions", empty());
  }

  @Test
  void aClaimIsOnRecordOnlyOnceTheBytesAreSealed() {
    var first = sealed("aurelia-submitter", "org_aurelia", "CONFIDENTIAL", NOTHING);
    let("aurelia-submitter", bytes(digest(), "CONFIDENTIAL", superseding(first)));
    Api.as("aurelia-officer").send(asked(first)).body("data.node.supersessions", empty());
  }

  @Test
  void whatIsSupersededIsTheLabsOwnAndVisible() {
    var aurelias = sealed("aurelia-submitter", "org_aurelia", "CONFIDENTIAL", NOTHING);
    var borealis = new HashMap<>(bytes(digest(), "CONFIDENTIAL", superseding(aurelias)));
    borealis.put("lab", "org_borealis");
    Api.as("borealis-submitter")
        .mutate("requestEvidenceUpload", "evidence", borealis)
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    Api.as("aurelia-submitter")
        .mutate(
            "requestEvidenceUpload",
            "evidence",
            bytes(digest(), "CONFIDENTIAL", superseding("evd_" + "0".repeat(32))))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    Api.as("aurelia-submitter")
        .mutate(
            "requestEvidenceUpload",
            "evidence",
            bytes(digest(), "CONFIDENTIAL", Map.of("supersedes", aurelias)))
        .body("errors[0].extensions.code", equalTo("REASON_MISSING"));
  }

  @Test
  void aRedactedVariantSaysWhatItWithholdsAndWhy() {
    var original = sealed("aurelia-submitter", "org_aurelia", "HAZARD", NOTHING);
    var withheld = digest();
    var variant =
        sealed(
            "aurelia-submitter",
            "org_aurelia",
            "CONFIDENTIAL",
            Map.of(
                "redaction",
                Map.of(
                    "original",
                    original,
                    "basis",
                    "hazardous protocols",
                    "withheld",
                    List.of(Map.of("what", "sample 17", "sha256", withheld)))));
    Api.as("eu-analyst")
        .send(asked(variant))
        .body("data.node.redaction.original", equalTo(original))
        .body("data.node.redaction.basis", equalTo("hazardous protocols"))
        .body("data.node.redaction.withheld[0].sha256", equalTo(withheld));
    Api.as("eu-analyst").send(asked(original)).body("data.node", nullValue());
    Api.as("borealis-officer").send(asked(variant)).body("data.node", nullValue());
    Api.as("aurelia-officer").send(asked(original)).body("data.node.redaction", nullValue());
  }

  @Test
  void whatTheFileFoundStandsBesideWhatItsSamplesGive() {
    var sha256 = digest();
    var evidence = let(sha256, "CONFIDENTIAL");
    var metric =
        Map.of("name", "accuracy", "value", "0.2", "recomputed", "0.705128205128", "differs", true);
    var score =
        Map.of(
            "name",
            "exploit",
            "metrics",
            List.of(metric),
            "recomputed",
            Map.of("successes", 55, "n", 78));
    told(
        "countersign-evidence",
        evidence,
        "org_aurelia",
        sha256,
        Map.of(
            "format",
            "INSPECT_EVAL",
            "decisionGrade",
            false,
            "samplesRoot",
            "ab".repeat(32),
            "warnings",
            List.of(Map.of("code", "METRIC_MISMATCH", "sentence", "The claimed accuracy is not.")),
            "summary",
            Map.of("model", "aurelia/aur-5-c1", "samples", 80, "scores", List.of(score))));
    for (var user : List.of("aurelia-officer", "eu-analyst")) {
      Api.as(user)
          .send(asked(evidence))
          .body("errors", nullValue())
          .body("data.node.results.model", equalTo("aurelia/aur-5-c1"))
          .body("data.node.results.samplesRoot", equalTo("ab".repeat(32)))
          .body("data.node.results.findings[0]", equalTo("The claimed accuracy is not."))
          .body("data.node.results.scores[0].successes", equalTo("55"))
          .body("data.node.results.scores[0].metrics[0].claimed", equalTo("0.2"))
          .body("data.node.results.scores[0].metrics[0].recomputed", equalTo("0.705128205128"))
          .body("data.node.results.scores[0].metrics[0].differs", equalTo(true));
    }
    for (var user : List.of("borealis-officer", "ca-analyst", "bracken-lead")) {
      Api.as(user).send(asked(evidence)).body("data.node", nullValue());
    }
  }
}

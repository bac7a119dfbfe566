package dev.countersign.oversight.evidence;

import static dev.countersign.oversight.LabSteps.key;
import static dev.countersign.oversight.evidence.EvidenceSteps.digest;
import static dev.countersign.oversight.evidence.EvidenceSteps.sealed;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
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

/** What is withheld, on what basis, for how long the whole is kept, and whether it is right. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class RedactionApiTest {
  private static final String LIST =
      "{ redactions(lab: \"org_aurelia\", first: 100) { nodes { evidence original basis grounds { ground citation } withheld { what sha256 } originalRetainedUntil reviews { organisation opinion comment } replies { reply } } } }";

  private String original = "";

  @BeforeEach
  void anOriginal() {
    Register.ready();
    AuditorSteps.engaged(LabSteps.model("aurelia-submitter"));
    original = sealed("aurelia-submitter", "org_aurelia", "CONFIDENTIAL", Map.of());
  }

  private String variant(String evidenceClass) {
    return sealed(
        "aurelia-submitter",
        "org_aurelia",
        evidenceClass,
        Map.of(
            "redaction",
            Map.of(
                "original",
                original,
                "basis",
                "Public safety",
                "withheld",
                List.of(Map.of("what", "sample 17", "sha256", digest())),
                "grounds",
                List.of(Map.of("ground", "PUBLIC_SAFETY", "citation", "§ 22757.12(f)")))));
  }

  private static ValidatableResponse reviewed(String user, String variant) {
    return Api.as(user)
        .mutate(
            "reviewRedaction",
            "redaction { reviews { opinion } }",
            Map.of(
                "idempotencyKey",
                key(),
                "evidence",
                variant,
                "opinion",
                "JUSTIFIED_IN_PART",
                "comment",
                "The scaffold could be told."));
  }

  private void read(String user) {
    Api.as(user)
        .mutate(
            "requestEvidenceDownload",
            "evidence",
            Map.of("idempotencyKey", key(), "evidence", original, "purpose", "To compare."))
        .body("errors", nullValue());
  }

  private static String of(String variant) {
    return "data.redactions.nodes.find { it.evidence == '%s' }.".formatted(variant);
  }

  @Test
  void onlyWhoReadTheOriginalSaysWhetherItIsRightlyWithheld() {
    var variant = variant("PUBLIC");
    for (var user : List.of("kestrel-lead", "eu-supervisor")) {
      reviewed(user, variant).body("errors[0].extensions.code", equalTo("ORIGINAL_NOT_READ"));
      read(user);
      reviewed(user, variant).body("errors", nullValue());
    }
    reviewed("bracken-lead", variant)
        .body("errors[0].extensions.code", equalTo("ENGAGEMENT_NOT_OPEN"));
    for (var user : List.of("aurelia-officer", "kestrel-evaluator", "eu-analyst")) {
      reviewed(user, variant).body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }
    // Of a PUBLIC variant, everyone sees what is withheld and what is said of that.
    Api.anonymous()
        .send(LIST)
        .body("errors", nullValue())
        .body(of(variant) + "basis", equalTo("Public safety"))
        .body(of(variant) + "withheld.what", hasItem("sample 17"))
        .body(of(variant) + "grounds[0].ground", equalTo("PUBLIC_SAFETY"))
        .body(of(variant) + "grounds[0].citation", equalTo("§ 22757.12(f)"))
        .body(
            of(variant) + "reviews.organisation",
            equalTo(List.of("org_kestrel", "org_eu-ai-office")))
        .body(of(variant) + "reviews[0].opinion", equalTo("JUSTIFIED_IN_PART"));
  }

  @Test
  void aVariantThatIsNotEveryonesShowsItsReviewsToItsReadersAlone() {
    var variant = variant("CONFIDENTIAL");
    Api.as("aurelia-officer")
        .mutate(
            "setEvidenceRetention",
            "evidence { id }",
            Map.of(
                "idempotencyKey",
                key(),
                "evidence",
                original,
                "until",
                "2031-06-01T00:00:00Z",
                "reason",
                "Five years."))
        .body("errors", nullValue());
    read("kestrel-lead");
    reviewed("kestrel-lead", variant).body("errors", nullValue());
    for (var user : List.of("aurelia-officer", "kestrel-evaluator", "eu-analyst")) {
      Api.as(user)
          .send(LIST)
          .body(of(variant) + "reviews.organisation", hasItem("org_kestrel"))
          .body(of(variant) + "originalRetainedUntil", equalTo("2031-06-01T00:00:00Z"))
          .body(of(variant) + "replies", empty());
    }
    for (var user : List.of("ca-analyst", "borealis-officer", "bracken-lead")) {
      Api.as(user).send(LIST).body("data.redactions.nodes.evidence", not(hasItem(variant)));
    }
    reviewed("ca-supervisor", variant).body("errors[0].extensions.code", equalTo("NOT_FOUND"));
  }
}

package dev.countersign.oversight.supervision;

import static dev.countersign.oversight.LabSteps.key;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two days are compared requirement by requirement, each as it was known then. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class CoverageChangesTest {
  private static final String REQUIREMENT = "EU-COP-8";

  @BeforeEach
  void catalogue() {
    Register.ready();
    Catalogue.ready();
  }

  private static Instant now() {
    return Instant.parse(
        Api.anonymous().send("{ clock { now } }").extract().<String>path("data.clock.now"));
  }

  private static ValidatableResponse changes(String user, String instrument, Instant from) {
    return Api.as(user)
        .send(
            "query($i: String!, $e: DateTime!, $l: DateTime!) { coverageChanges(instrument: $i,"
                + " earlier: $e, later: $l, first: 100) { nodes { lab requirementKey before after"
                + " becauseAfter { relatesTo } } } }",
            Map.of("i", instrument, "e", from.toString(), "l", now().toString()));
  }

  private static ValidatableResponse trends(String user, String instrument, Instant from) {
    var arguments = "lab: \"org_aurelia\", instrument: $i, from: $e, to: $l, points: 2";
    return Api.as(user)
        .send(
            "query($i: String!, $e: DateTime!, $l: DateTime!) { coverageTrend("
                + arguments
                + ") { at counts { status requirements } } obligationTrend("
                + arguments
                + ") { counts { state obligations } incidents unresolved nearMisses } }",
            Map.of("i", instrument, "e", from.toString(), "l", now().toString()));
  }

  @Test
  void whatALabClaimsMeanwhileShowsAsAChange() {
    LabSteps.inForce();
    var version = LabSteps.version("aurelia-submitter", LabSteps.model("aurelia-submitter"));
    var before = now();
    Api.as("platform-registrar")
        .mutate(
            "advanceStoryClock",
            "now",
            Map.of("idempotencyKey", key(), "to", before.plus(Duration.ofMinutes(1)).toString()))
        .body("errors", nullValue());
    Api.as("aurelia-officer")
        .mutate(
            "mapRequirement",
            "mapping { id }",
            Map.of(
                "idempotencyKey",
                key(),
                "lab",
                "org_aurelia",
                "instrument",
                "EU_GPAI_COP",
                "requirementKey",
                REQUIREMENT,
                "records",
                List.of(version),
                "strength",
                "FULL",
                "rationale",
                "The board oversees it.",
                "everyone",
                false))
        .body("errors", nullValue());
    var row =
        "data.coverageChanges.nodes.find { it.lab == 'org_aurelia' && it.requirementKey == '%s' }."
            .formatted(REQUIREMENT);
    for (var user : List.of("eu-analyst", "aurelia-submitter")) {
      changes(user, "EU_GPAI_COP", before)
          .body("errors", nullValue())
          .body(row + "before", equalTo("ABSENT"))
          .body(row + "after", equalTo("CLAIMED"));
    }
    for (var user : List.of("borealis-officer", "ca-analyst")) {
      trends(user, "EU_GPAI_COP", before)
          .body("errors", nullValue())
          .body("data.coverageTrend[1].counts.requirements.sum()", equalTo(0))
          .body("data.obligationTrend[1].counts.obligations.sum()", equalTo(0));
      changes(user, "EU_GPAI_COP", before)
          .body("errors", nullValue())
          .body("data.coverageChanges.nodes.lab", not(hasItem("org_aurelia")));
    }
    trends("eu-analyst", "EU_GPAI_COP", before)
        .body("errors", nullValue())
        .body("data.coverageTrend.size()", equalTo(2))
        .body(
            "data.coverageTrend[1].counts.find { it.status == 'CLAIMED' }.requirements",
            greaterThan(0));
    trends("eu-analyst", "NO_SUCH", before)
        .body("errors[0].extensions.code", equalTo("UNKNOWN_REGIME"));
    trends("kestrel-lead", "EU_GPAI_COP", before)
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    changes("kestrel-lead", "EU_GPAI_COP", before)
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    changes("eu-analyst", "NO_SUCH", before)
        .body("errors[0].extensions.code", equalTo("UNKNOWN_REGIME"));
    changes("eu-analyst", "EU_GPAI_COP", now().plusSeconds(60))
        .body("errors[0].extensions.code", equalTo("INVALID_INPUT"));
  }
}

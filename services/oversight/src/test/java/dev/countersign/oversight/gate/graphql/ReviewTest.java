package dev.countersign.oversight.gate.graphql;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.evidence.EvidenceSteps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Auditors review a lab's own procedures, and see beforehand what taking back brings down. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class ReviewTest extends AttestationSteps {
  private static final String REVIEW =
      "{ node(id: \"%s\") { ... on Attestation { modelVersion review { opinion findings {"
          + " commitmentKey adherence } } } } }";

  private static Map<String, Object> policy() {
    return Api.anonymous()
        .send(
            "{ commitments(lab: \"org_aurelia\", first: 1) { nodes { commitment { key }"
                + " policyVersion } } }")
        .body("errors", nullValue())
        .extract()
        .path("data.commitments.nodes[0]");
  }

  private static String digestOf(String policyVersion) {
    return Api.anonymous()
        .send("{ node(id: \"%s\") { ... on PolicyVersion { digest } } }".formatted(policyVersion))
        .extract()
        .path("data.node.digest");
  }

  private Map<String, Object> review(String opinion, String adherence) {
    AuditorSteps.engaged(model);
    aMinuteLater();
    var report = EvidenceSteps.sealed("kestrel-lead", "org_kestrel", "CONFIDENTIAL", Map.of());
    var commitment = policy();
    @SuppressWarnings("unchecked")
    var key = ((Map<String, Object>) commitment.get("commitment")).get("key");
    var finding =
        Map.of(
            "commitmentKey",
            key,
            "policyVersionDigest",
            digestOf(String.valueOf(commitment.get("policyVersion"))),
            "adherence",
            adherence,
            "detail",
            "as seen");
    var input = new HashMap<String, Object>();
    input.put("validUntil", "2027-06-01T00:00:00Z");
    input.put(
        "review",
        Map.of(
            "lab",
            "org_aurelia",
            "periodFrom",
            "2026-01-01T00:00:00Z",
            "periodUntil",
            now(),
            "standard",
            "ISAE 3000",
            "findings",
            List.of(finding),
            "deviations",
            List.of(),
            "internalControls",
            "tested",
            "opinion",
            opinion,
            "report",
            report));
    return input;
  }

  private static void aMinuteLater() {
    move(Instant.parse(now()).plusSeconds(60).toString());
  }

  private static String reviewed(byte[] payload) {
    return id(
        submit(AuditorSteps.submission(payload, AuditorSteps.LEAD, AuditorSteps.ORGANISATION)));
  }

  @Test
  void aReviewIsSignedKeptAndShownToTheLabAndItsRegulatorsAlone() {
    var input = review("QUALIFIED", "NOT_KEPT");
    var id = reviewed(AuditorSteps.prepared("kestrel-lead", "prepareAttestation", input));
    for (var who : List.of("aurelia-officer", "eu-analyst", "kestrel-evaluator")) {
      Api.as(who)
          .send(REVIEW.formatted(id))
          .body("errors", nullValue())
          .body("data.node.modelVersion", nullValue())
          .body("data.node.review.opinion", equalTo("QUALIFIED"))
          .body("data.node.review.findings.adherence", contains("NOT_KEPT"));
    }
    for (var who : List.of("borealis-officer", "bracken-lead", "ca-analyst")) {
      Api.as(who).send(REVIEW.formatted(id)).body("data.node", nullValue());
      Api.as(who)
          .send("{ attestations(first: 100) { nodes { id } } }")
          .body("data.attestations.nodes.id", not(hasItem(id)));
    }
  }

  @Test
  void everyoneMayKnowThatAReviewIsThereAndNotWhatItConcluded() {
    var id =
        reviewed(
            AuditorSteps.prepared(
                "kestrel-lead", "prepareAttestation", review("ADVERSE", "NOT_KEPT")));
    Api.anonymous()
        .send(
            "{ attestationSummaries(lab: \"org_aurelia\", first: 100) { nodes { attestation model"
                + " status commitmentKeys } } }")
        .body("errors", nullValue())
        .body("data.attestationSummaries.nodes.attestation", hasItem(id))
        .body(
            "data.attestationSummaries.nodes.find { it.attestation == '%s' }.model".formatted(id),
            nullValue());
    Api.anonymous().send(REVIEW.formatted(id)).body("data.node", nullValue());
  }

  @Test
  void anOpinionGentlerThanWhatWasFoundIsRefused() {
    Api.as("kestrel-lead")
        .send(
            "query($input: PrepareAttestationInput!) { prepareAttestation(input: $input) { payload"
                + " } }",
            Map.of("input", review("UNQUALIFIED", "NOT_KEPT")))
        .body("errors[0].extensions.code", equalTo("OPINION_NOT_SUPPORTED"));
  }

  @Test
  void anEvaluatorPreparesForTheLeadWhoAloneHandsIn() {
    var evaluation = evaluation();
    var input = new HashMap<String, Object>();
    input.put("evaluation", evaluation);
    input.put("validUntil", UNTIL);
    Api.as("kestrel-evaluator")
        .send(
            "query($input: PrepareAttestationInput!) { prepareAttestation(input: $input) { payload"
                + " } }",
            Map.of("input", input))
        .body("errors[0].extensions.code", equalTo("LEAD_WITHOUT_KEY"));
    input.put("lead", "kestrel-lead");
    var payload = AuditorSteps.prepared("kestrel-evaluator", "prepareAttestation", input);
    Api.as("kestrel-evaluator")
        .mutate(
            "submitAttestation",
            "attestation { id }",
            AuditorSteps.submission(payload, AuditorSteps.LEAD, AuditorSteps.ORGANISATION))
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    reviewed(payload);
  }

  @Test
  void whatARevocationBringsDownIsSeenBeforehandByItsAuditorAlone() {
    var request = cleared();
    aMinuteLater();
    var id =
        Api.as("kestrel-lead")
            .send(
                "{ attestations(lab: \"org_aurelia\", first: 100) { nodes { id modelVersion"
                    + " validations { safeguardKey } } } }")
            .extract()
            .<String>path(
                "data.attestations.nodes.find { it.modelVersion == '%s' && it.validations.safeguardKey.contains('BIO-CLS') }.id"
                    .formatted(version));
    var impact =
        "{ revocationImpact(attestation: \"%s\") { impeachedDecisions halts { thresholdKey } requests { request before after } safeguards { safeguardKey surface before after } } }"
            .formatted(id);
    Api.as("kestrel-lead")
        .send(impact)
        .body("errors", nullValue())
        .body("data.revocationImpact.halts.thresholdKey", contains("BIO-2"))
        .body(
            "data.revocationImpact.requests.find { it.request == '%s' }.after".formatted(request),
            equalTo("HALTED"))
        .body("data.revocationImpact.safeguards.surface", containsInAnyOrder("INTERNAL", "API"))
        .body("data.revocationImpact.safeguards.after", hasItem("LAPSED"))
        .body("data.revocationImpact.impeachedDecisions", equalTo(List.of()));
    decision(request).body("data.node.decision.outcome", equalTo("CLEARED"));
    Api.as("bracken-lead").send(impact).body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    Api.as("aurelia-officer").send(impact).body("errors[0].extensions.code", equalTo("FORBIDDEN"));
  }
}

package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.SigstoreBundle;
import dev.countersign.proofs.signature.PrivateKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Auditors sign what they saw, it is kept as signed, and taken back in the open. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class AttestationTest extends AttestationSteps {
  @Test
  void anEvaluationIsAttestedAndExportedAndImported() {
    var evaluation = evaluation();
    var payload = prepared(evaluation, UNTIL);
    var envelope =
        AuditorSteps.sign(Envelope.IN_TOTO, payload, AuditorSteps.LEAD, AuditorSteps.ORGANISATION);
    var answer = submit(Map.of("idempotencyKey", key(), "envelope", envelope));
    answer
        .body("data.submitAttestation.attestation.status", equalTo("ACTIVE"))
        .body("data.submitAttestation.attestation.findings.conclusion", hasItem("REACHED"))
        .body("data.submitAttestation.attestation.envelope", equalTo(envelope));
    List<String> bundles =
        answer.extract().path("data.submitAttestation.attestation.sigstoreBundles");
    assertThat(bundles).hasSize(2);
    assertThat(SigstoreBundle.join(bundles).payload()).isEqualTo(payload);
    submit(Map.of("idempotencyKey", key(), "bundles", bundles))
        .body("errors[0].extensions.code", equalTo("ATTESTATION_EXISTS"));
    submit(Map.of("idempotencyKey", key(), "envelope", envelope, "bundles", bundles))
        .body("errors[0].extensions.code", equalTo("INVALID_INPUT"));

    var later =
        Envelope.parse(
            AuditorSteps.sign(
                Envelope.IN_TOTO,
                prepared(evaluation, "2026-11-30T00:00:00Z"),
                AuditorSteps.LEAD,
                AuditorSteps.ORGANISATION));
    var imported =
        List.of(
            SigstoreBundle.of(later, later.signatures().getFirst(), AuditorSteps.LEAD.publicKey()),
            SigstoreBundle.of(
                later, later.signatures().getLast(), AuditorSteps.ORGANISATION.publicKey()));
    submit(Map.of("idempotencyKey", key(), "bundles", imported.subList(0, 1)))
        .body("errors[0].extensions.code", equalTo("SIGNATURE_MISSING"));
    id(submit(Map.of("idempotencyKey", key(), "bundles", imported)));
    submit(
            Map.of(
                "idempotencyKey",
                key(),
                "bundles",
                List.of(imported.getFirst(), bundles.getLast())))
        .body("errors[0].extensions.code", equalTo("ENVELOPE_MALFORMED"));
  }

  @Test
  void aSummaryIsPublicOnceTheModelIsAnnouncedAndTheRestNever() {
    var id =
        id(
            submit(
                AuditorSteps.submission(
                    prepared(evaluation(), UNTIL), AuditorSteps.LEAD, AuditorSteps.ORGANISATION)));
    var query =
        "{ attestationSummaries(lab: \"org_aurelia\", first: 100) { nodes { attestation status thresholdKeys } } }";
    var path = "data.attestationSummaries.nodes.attestation";
    Api.anonymous().send(query).body(path, not(hasItem(id)));
    Api.as("borealis-officer").send(query).body(path, not(hasItem(id)));
    Api.as("eu-analyst").send(query).body(path, hasItem(id));
    Api.as("aurelia-officer")
        .mutate("announceModel", "model { id }", Map.of("idempotencyKey", key(), "model", model))
        .body("errors", nullValue());
    Api.anonymous().send(query).body(path, hasItem(id));
    node("borealis-officer", id).body("data.node", nullValue());
    node("bracken-lead", id).body("data.node", nullValue());
    Api.anonymous()
        .send(
            "{ auditors(first: 100) { nodes { organisation issued byStatus { status count } disclosed } } }")
        .body("errors", nullValue())
        .body("data.auditors.nodes.organisation", hasItem("org_kestrel"));
  }

  private static ValidatableResponse revoke(byte[] payload, PrivateKey... keys) {
    return Api.as("kestrel-lead")
        .mutate(
            "revokeAttestation",
            "attestation { status statusReason statusSince }",
            AuditorSteps.submission(payload, keys));
  }

  @Test
  void anAuditorTakesItsWordBackSignedAsItWasGiven() {
    var since = now();
    var engagement = AuditorSteps.engaged(model);
    var evaluation = evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    var id =
        id(
            submit(
                AuditorSteps.submission(
                    prepared(evaluation, UNTIL), AuditorSteps.LEAD, AuditorSteps.ORGANISATION)));
    var input =
        Map.<String, Object>of(
            "attestation", id, "reason", "the test set had leaked", "effectiveFrom", since);
    Api.as("bracken-lead")
        .send(
            "query($input: PrepareRevocationInput!) { prepareRevocation(input: $input) { payload } }",
            Map.of("input", input))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    Api.as("aurelia-officer")
        .mutate(
            "endEngagement",
            "engagement { status }",
            Map.of("idempotencyKey", key(), "engagement", engagement, "reason", "done"))
        .body("errors", nullValue());
    var payload = AuditorSteps.prepared("kestrel-lead", "prepareRevocation", input);
    revoke(payload, AuditorSteps.LEAD)
        .body("errors[0].extensions.code", equalTo("SIGNATURE_MISSING"));
    revoke(payload, AuditorSteps.LEAD, AuditorSteps.ORGANISATION)
        .body("errors", nullValue())
        .body("data.revokeAttestation.attestation.status", equalTo("REVOKED"))
        .body("data.revokeAttestation.attestation.statusSince", equalTo(since));
    revoke(payload, AuditorSteps.LEAD, AuditorSteps.ORGANISATION)
        .body("errors[0].extensions.code", equalTo("ATTESTATION_REVOKED"));
    node("eu-analyst", id).body("data.node.statusReason", equalTo("the test set had leaked"));
    var earlier = Instant.parse(since).minus(Duration.ofDays(1)).toString();
    var again =
        Map.<String, Object>of(
            "attestation", id, "reason", "it had leaked before", "effectiveFrom", earlier);
    revoke(
            AuditorSteps.prepared("kestrel-lead", "prepareRevocation", again),
            AuditorSteps.LEAD,
            AuditorSteps.ORGANISATION)
        .body("errors", nullValue())
        .body("data.revokeAttestation.attestation.statusSince", equalTo(earlier));
  }

  @Test
  void aLaterAttestationStandsInAnEarlierOnesPlace() {
    var evaluation = evaluation();
    var first =
        id(
            submit(
                AuditorSteps.submission(
                    prepared(evaluation, UNTIL), AuditorSteps.LEAD, AuditorSteps.ORGANISATION)));
    var payload =
        AuditorSteps.prepared(
            "kestrel-lead",
            "prepareAttestation",
            Map.of("evaluation", evaluation, "validUntil", UNTIL, "supersedes", first));
    var second =
        id(submit(AuditorSteps.submission(payload, AuditorSteps.LEAD, AuditorSteps.ORGANISATION)));
    node("aurelia-officer", first)
        .body("data.node.status", equalTo("SUPERSEDED"))
        .body("data.node.statusRelatesTo", equalTo(second));
    node("aurelia-officer", second).body("data.node.status", equalTo("ACTIVE"));
  }

  @Test
  void thePredicateTypeIsWhereItsSchemaStands() {
    Api.anonymous()
        .get("/attestation/capability-evaluation/v1")
        .statusCode(200)
        .contentType("application/schema+json")
        .body("$id", equalTo("https://countersign.dev/attestation/capability-evaluation/v1"));
    for (var absent : List.of("capability-evaluation/v2", "../application/properties", "x/v1")) {
      Api.anonymous().get("/attestation/" + absent).statusCode(404);
    }
  }

  @Test
  void attestationsOfOthersAreNotThere() {
    var id =
        id(
            submit(
                AuditorSteps.submission(
                    prepared(evaluation(), UNTIL), AuditorSteps.LEAD, AuditorSteps.ORGANISATION)));
    for (var who : List.of("borealis-officer", "ca-analyst", "bracken-lead")) {
      node(who, id).body("data.node", nullValue());
      Api.as(who)
          .send("{ attestations(first: 100) { nodes { id } } }")
          .body("data.attestations.nodes.id", not(hasItem(id)));
    }
    Api.as("ca-analyst")
        .send("{ attestations(lab: \"org_aurelia\") { nodes { id } totalCount } }")
        .body("data.attestations.nodes", hasSize(0))
        .body("data.attestations.totalCount", equalTo(0));
  }
}

package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A tie that is known is a rejection; one that is learnt later suspends, re-gates and impeaches.
 */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class IndependenceTest extends LoopSteps {
  private static final SecureRandom RANDOM = new SecureRandom();

  private static String owned(String owner, String owned, String share, String by) {
    return Api.as(by)
        .mutate(
            "recordOwnership",
            "ownership { id approved }",
            Map.of(
                "idempotencyKey",
                key(),
                "owner",
                Map.of("name", owner),
                "owned",
                Map.of("name", owned),
                "share",
                share,
                "from",
                "2020-01-01T00:00:00Z",
                "source",
                "annual report"))
        .body("errors", nullValue())
        .body("data.recordOwnership.ownership.approved", equalTo(false))
        .extract()
        .path("data.recordOwnership.ownership.id");
  }

  private static io.restassured.response.ValidatableResponse approved(String ownership, String by) {
    return Api.as(by)
        .mutate(
            "approveOwnership",
            "ownership { approved }",
            Map.of("idempotencyKey", key(), "ownership", ownership));
  }

  private static List<String> conflicts() {
    return Api.as("bracken-lead")
        .send(
            "{ checkIndependence(lab: \"org_aurelia\") { independent conflicts { code sentence } } }")
        .body("errors", nullValue())
        .extract()
        .path("data.checkIndependence.conflicts.code");
  }

  @Test
  void step9AnAuditorWhoseParentHoldsThePartOfALabIsRejectedAndToldBefore() {
    assertThat(conflicts()).isEmpty();
    var part = owned("Northgate", "aurelia", "0.04", "platform-registrar");
    approved(part, "platform-registrar")
        .body("errors[0].extensions.code", equalTo("SELF_APPROVAL"));
    approved(part, "platform-approver").body("errors", nullValue());
    var whole = owned("NORTHGATE", "Bracken", "1", "platform-registrar");
    assertThat(conflicts()).isEmpty();
    approved(whole, "platform-approver").body("errors", nullValue());
    assertThat(conflicts()).containsExactly("COI_EQUITY_AFFILIATE");
    Api.anonymous()
        .send("{ ownerships { nodes { owner { name } share } totalCount } }")
        .body("data.ownerships.nodes.share", hasItem("0.04"));

    var lead = PrivateKey.generate(Algorithm.ED25519, RANDOM);
    var organisation = PrivateKey.generate(Algorithm.ECDSA_P256, RANDOM);
    AuditorSteps.register("bracken", "bracken-lead", lead);
    AuditorSteps.register("bracken", null, organisation);
    var engagement = AuditorSteps.offered("bracken", model);
    Api.as("bracken-lead")
        .mutate(
            "acceptEngagement",
            "engagement { id }",
            Map.of("idempotencyKey", key(), "engagement", engagement))
        .body("errors", nullValue());
    AuditorSteps.declared("bracken-lead", engagement, lead, List.of());
    var payload =
        AuditorSteps.prepared(
            "bracken-lead",
            "prepareAttestation",
            Map.of(
                "modelVersion",
                version,
                "method",
                "red team",
                "validations",
                implemented("CY-CLS"),
                "validUntil",
                "2027-01-20T00:00:00Z"));
    String id =
        Api.as("bracken-lead")
            .mutate(
                "submitAttestation",
                "attestation { id reception reason status statusReason }",
                AuditorSteps.submission(payload, lead, organisation))
            .body("errors", nullValue())
            .body("data.submitAttestation.attestation.reception", equalTo("REJECTED"))
            .body("data.submitAttestation.attestation.status", equalTo("REJECTED"))
            .body("data.submitAttestation.attestation.reason", equalTo("COI_EQUITY_AFFILIATE"))
            .extract()
            .path("data.submitAttestation.attestation.id");
    for (var who : List.of("aurelia-submitter", "eu-analyst", "bracken-evaluator")) {
      seen(who, id).body("data.node.statusReason", equalTo("COI_EQUITY_AFFILIATE"));
    }
    AuditorSteps.engaged(model);
    for (var who : List.of("borealis-officer", "ca-analyst", "kestrel-lead")) {
      seen(who, id).body("data.node", nullValue());
    }
  }

  private static io.restassured.response.ValidatableResponse seen(String who, String attestation) {
    return Api.as(who)
        .send(
            "{ node(id: \"%s\") { ... on Attestation { status statusReason statusSince } } }"
                .formatted(attestation));
  }

  @Test
  void step17ARelationshipLearntLaterSuspendsHaltsAndImpeaches() {
    var since = now();
    var request = cleared();
    String decision =
        Api.as("aurelia-officer")
            .send(
                "{ node(id: \"%s\") { ... on ScaleUpRequest { decision { id outcome impeachedBy { reason } } } } }"
                    .formatted(request))
            .body("data.node.decision.outcome", equalTo("CLEARED"))
            .body("data.node.decision.impeachedBy", empty())
            .extract()
            .path("data.node.decision.id");
    int before = halts().size();
    String engagement =
        Api.as("kestrel-lead")
            .send("{ engagements(lab: \"org_aurelia\", first: 1) { nodes { id } } }")
            .extract()
            .path("data.engagements.nodes[0].id");
    earns("kestrel", engagement, "0.62", since);
    try {
      whatIsKnownOfItCounts(request, decision, before);
    } finally {
      // What is stated again takes the place of what was stated before; what was suspended stays
      // so.
      earns("kestrel", engagement, "0.1", since);
    }
    decision(request).body("data.node.decision.outcome", equalTo("HALTED"));
  }

  private void whatIsKnownOfItCounts(String request, String decision, int before) {
    var attestations =
        Api.as("eu-analyst")
            .send(
                "{ attestations(lab: \"org_aurelia\", first: 100) { nodes { modelVersion status statusReason statusSince } } }");
    attestations.body(
        "data.attestations.nodes.findAll { it.modelVersion == '" + version + "' }.status",
        everyItem(equalTo("SUSPENDED")));
    attestations.body(
        "data.attestations.nodes.findAll { it.modelVersion == '" + version + "' }.statusReason",
        everyItem(equalTo("COI_REVENUE")));
    assertThat(halts()).hasSize(before + 2);
    Api.as("eu-analyst")
        .send(
            "{ gateDecision(id: \"%s\") { outcome impeachedBy { attestation reason } } }"
                .formatted(decision))
        .body("data.gateDecision.outcome", equalTo("CLEARED"))
        .body("data.gateDecision.impeachedBy.reason", hasItem("COI_REVENUE"));
    decision(request).body("data.node.decision.outcome", equalTo("HALTED"));
    Api.as("eu-analyst")
        .send(
            "{ engagements(lab: \"org_aurelia\", first: 1) { nodes { declarations { relationships { relationship share } } } } }")
        .body(
            "data.engagements.nodes[0].declarations.relationships.flatten().share",
            hasItem("0.62"));
    theRegisterTellsOfTheShareAndOfAlarmsToWhomItConcerns();
  }

  private static void theRegisterTellsOfTheShareAndOfAlarmsToWhomItConcerns() {
    var register =
        "{ auditors(first: 100) { nodes { organisation findings { seen alarming } revenue { auditor lab share } } } }";
    var kestrel = "data.auditors.nodes.find { it.organisation == 'org_kestrel' }.";
    for (var user : new String[] {"eu-analyst", "aurelia-officer", "kestrel-lead"}) {
      Api.as(user)
          .send(register)
          .body("errors", nullValue())
          // It may earn more of the lab's other affiliates: the register tells the sum.
          .body(
              kestrel + "revenue.find { it.lab == 'org_aurelia' }.share.toBigDecimal()",
              greaterThanOrEqualTo(new BigDecimal("0.62")))
          .body(kestrel + "findings.seen", greaterThan(1));
    }
    for (var user : new String[] {"borealis-officer", "ca-analyst", "bracken-lead"}) {
      Api.as(user)
          .send(register)
          .body("errors", nullValue())
          .body(kestrel + "revenue.lab", not(hasItem("org_aurelia")));
    }
    Api.anonymous().send(register).body(kestrel + "findings.seen", equalTo(0));
  }

  @Test
  void onlyAnAuditorsLeadSpeaksOfItsIndependence() {
    var engagement = AuditorSteps.offered("kestrel", model);
    var query =
        "query($input: PrepareDeclarationInput!) { prepareDeclaration(input: $input) { payload } }";
    var input = Map.<String, Object>of("engagement", engagement, "relationships", List.of());
    Api.as("bracken-lead")
        .send(query, Map.of("input", input))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    for (var who : List.of("aurelia-officer", "eu-supervisor", "platform-registrar")) {
      Api.as(who)
          .send(query, Map.of("input", input))
          .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }
    var payload = AuditorSteps.prepared("kestrel-lead", "prepareDeclaration", input);
    var lead = Api.as("kestrel-lead");
    lead.mutate(
            "declareIndependence",
            "engagement { id }",
            AuditorSteps.submission(payload, AuditorSteps.ORGANISATION))
        .body("errors[0].extensions.code", equalTo("SIGNATURE_MISSING"));
    lead.mutate(
            "declareIndependence",
            "engagement { id }",
            Map.of(
                "idempotencyKey",
                key(),
                "envelope",
                AuditorSteps.sign("text/plain", payload, AuditorSteps.LEAD)))
        .body("errors[0].extensions.code", equalTo("ENVELOPE_MALFORMED"));
    Api.as("borealis-officer")
        .send("{ node(id: \"%s\") { id } }".formatted(engagement))
        .body("data.node", nullValue());
    Api.as("eu-analyst")
        .send("{ node(id: \"%s\") { id } }".formatted(engagement))
        .body("data.node.id", equalTo(engagement));
    Api.as("ca-analyst")
        .send("{ engagements { nodes { id } } }")
        .body("data.engagements.nodes.id", not(hasItem(engagement)));
    assertThat(Envelope.IN_TOTO).isEqualTo("application/vnd.in-toto+json");
    Api.as("borealis-officer")
        .send("{ engagements(first: 100) { nodes { id } } }")
        .body("data.engagements.nodes.id", not(hasItem(engagement)));
  }
}

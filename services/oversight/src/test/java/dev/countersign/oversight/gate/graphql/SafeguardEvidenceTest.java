package dev.countersign.oversight.gate.graphql;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.evidence.EvidenceSteps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a safeguard's validation rests on: what its auditor sealed or sees, and nothing else. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class SafeguardEvidenceTest extends AttestationSteps {
  private static final String READ =
      "{ node(id: \"%s\") { ... on Attestation { status evidence subjects { name } } } }";

  private Map<String, Object> validation(List<String> evidence) {
    var input = new HashMap<String, Object>();
    input.put("modelVersion", version);
    input.put("method", "red team");
    input.put("validations", implemented("CY-CLS"));
    input.put("evidence", evidence);
    input.put("validUntil", UNTIL);
    return input;
  }

  private static void refused(Map<String, Object> input, String code) {
    Api.as("kestrel-lead")
        .send(
            "query($input: PrepareAttestationInput!) { prepareAttestation(input: $input) { payload } }",
            Map.of("input", input))
        .body("errors[0].extensions.code", equalTo(code));
  }

  private static String attested(Map<String, Object> input) {
    var payload = AuditorSteps.prepared("kestrel-lead", "prepareAttestation", input);
    return id(
        submit(AuditorSteps.submission(payload, AuditorSteps.LEAD, AuditorSteps.ORGANISATION)));
  }

  @Test
  void whoSeesTheAttestationSeesWhatItNames() {
    AuditorSteps.engaged(model);
    var evidence = EvidenceSteps.sealedForDecisions("kestrel-evaluator", "org_kestrel");
    var id = attested(validation(List.of(evidence)));
    for (var who : List.of("aurelia-officer", "eu-analyst", "kestrel-lead")) {
      Api.as(who)
          .send(READ.formatted(id))
          .body("data.node.status", equalTo("ACTIVE"))
          .body("data.node.evidence", contains(evidence))
          .body("data.node.subjects.name", hasItem(evidence));
    }
    for (var who : List.of("borealis-officer", "bracken-lead", "ca-analyst")) {
      Api.as(who).send(READ.formatted(id)).body("data.node", nullValue());
    }
    Api.as("kestrel-lead")
        .send(READ.formatted(attested(validation(List.of()))))
        .body("data.node.evidence", empty());
  }

  @Test
  void whatIsNotTheAuditorsToSeeOrNoDecisionsToRestOnIsNotNamed() {
    AuditorSteps.engaged(model);
    var restricted =
        EvidenceSteps.sealed("aurelia-submitter", "org_aurelia", "RESTRICTED", Map.of());
    refused(validation(List.of(restricted)), "NOT_FOUND");
    refused(validation(List.of("evd_" + "0".repeat(32))), "NOT_FOUND");
    var unfit = EvidenceSteps.sealed("kestrel-lead", "org_kestrel", "CONFIDENTIAL", Map.of());
    refused(validation(List.of(unfit)), "EVIDENCE_NOT_DECISION_GRADE");
    var fit = EvidenceSteps.sealedForDecisions("kestrel-evaluator", "org_kestrel");
    refused(validation(List.of(fit, fit)), "EVIDENCE_REPEATED");
  }
}

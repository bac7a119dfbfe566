package dev.countersign.oversight.gate.graphql;

import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import io.restassured.response.ValidatableResponse;
import java.util.Map;

/** What an auditor does with what it found, on a checkpoint of its own for each test. */
abstract class AttestationSteps extends LoopSteps {
  static final String UNTIL = "2026-12-01T00:00:00Z";

  static byte[] prepared(String evaluation, String until) {
    return AuditorSteps.prepared(
        "kestrel-lead",
        "prepareAttestation",
        Map.of("evaluation", evaluation, "validUntil", until));
  }

  static ValidatableResponse submit(Map<String, Object> submission) {
    return Api.as("kestrel-lead")
        .mutate(
            "submitAttestation",
            "attestation { id status findings { thresholdKey conclusion } subjects { sha256 } envelope sigstoreBundles }",
            submission);
  }

  static String id(ValidatableResponse response) {
    return response
        .body("errors", nullValue())
        .extract()
        .path("data.submitAttestation.attestation.id");
  }

  static ValidatableResponse node(String who, String id) {
    return Api.as(who)
        .send(
            "{ node(id: \"%s\") { ... on Attestation { status statusReason statusSince statusRelatesTo envelope } } }"
                .formatted(id));
  }

  String evaluation() {
    AuditorSteps.engaged(model);
    return evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
  }
}

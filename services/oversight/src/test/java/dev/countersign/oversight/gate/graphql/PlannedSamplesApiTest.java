package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many samples a protocol plans is registered before anything runs, and attested. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class PlannedSamplesApiTest extends AttestationSteps {
  private ValidatableResponse planned(String threshold, String indicator, int samples) {
    var input =
        Map.<String, Object>of(
            "idempotencyKey", key(),
            "modelVersion", version,
            "thresholdKeys", List.of("CYBER-2"),
            "protocolTitle", "Protocol",
            "protocolDigest", digest("protocol"),
            "plannedSamples",
                List.of(
                    Map.of(
                        "thresholdKey", threshold,
                        "indicatorKey", indicator,
                        "samples", samples)));
    return Api.as("kestrel-evaluator")
        .mutate("registerEvaluation", "evaluation { id plannedSamples { samples } }", input);
  }

  private ValidatableResponse completed(String evaluation, int planned) {
    var result = new HashMap<>(REACHED);
    result.put("planned", planned);
    return Api.as("kestrel-evaluator")
        .mutate(
            "completeEvaluation",
            "evaluation { status }",
            report(evaluation, "CYBER-2", "REACHED", result));
  }

  @Test
  void whoStopsEarlyCannotSayThatFewerWerePlanned() {
    AuditorSteps.engaged(model);
    planned("CYBER-2", "exploit-success", 0)
        .body("errors[0].extensions.code", equalTo("INVALID_INPUT"));
    planned("CYBER-2", "unheard-of", 80)
        .body("errors[0].extensions.code", equalTo("INDICATOR_UNKNOWN"));
    planned("BIO-2", "uplift-ratio", 80)
        .body("errors[0].extensions.code", equalTo("THRESHOLD_NOT_REGISTERED"));
    String id =
        planned("CYBER-2", "exploit-success", 80)
            .body("errors", nullValue())
            .body("data.registerEvaluation.evaluation.plannedSamples.samples", contains(80))
            .extract()
            .path("data.registerEvaluation.evaluation.id");
    Api.as("kestrel-evaluator")
        .mutate(
            "startEvaluation",
            "evaluation { id }",
            Map.of("idempotencyKey", key(), "evaluation", id))
        .body("errors", nullValue());
    completed(id, 78).body("errors[0].extensions.code", equalTo("PLANNED_SAMPLES_LOWERED"));
    completed(id, 80).body("errors", nullValue());
    var read =
        "{ node(id: \"%s\") { ... on Evaluation { plannedSamples { thresholdKey indicatorKey samples } } } }"
            .formatted(id);
    for (var user : List.of("aurelia-officer", "eu-analyst")) {
      Api.as(user).send(read).body("data.node.plannedSamples", hasSize(1));
    }
    for (var user : List.of("borealis-officer", "ca-analyst")) {
      Api.as(user).send(read).body("data.node", nullValue());
    }
    assertThat(new String(prepared(id, UNTIL), StandardCharsets.UTF_8))
        .contains(
            "\"plannedSamples\":[{\"indicatorKey\":\"exploit-success\",\"samples\":80,\"thresholdKey\":\"CYBER-2\"}]");
  }
}

package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a lab looked for an auditor: the call is everyone's, what came of it is not. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class AuditorCallTest extends LoopSteps {
  private static ValidatableResponse does(String user, String verb, Map<String, ?> what) {
    var input = new HashMap<String, Object>(what);
    input.put("idempotencyKey", key());
    return Api.as(user).mutate(verb + "AuditorCall", "call { id }", input);
  }

  private static String opened() {
    var closes = Instant.parse(now()).plus(Duration.ofDays(28)).toString();
    return does("aurelia-officer", "open", Map.of("need", "cyber evaluations", "closesAt", closes))
        .body("errors", nullValue())
        .extract()
        .path("data.openAuditorCall.call.id");
  }

  private static ValidatableResponse seen(Api who, String call) {
    return who.send(
            "{ node(id: \"%s\") { ... on AuditorCall { need answers { auditor answer } choice { chosen reason } } } }"
                .formatted(call))
        .body("errors", nullValue());
  }

  @Test
  void theCallIsEveryonesAndItsAnswersAreTheLabsAndItsRegulators() {
    var call = opened();
    does("kestrel-lead", "answer", Map.of("call", call, "answer", "we can"))
        .body("errors", nullValue());
    does("bracken-lead", "answer", Map.of("call", call, "answer", "so can we"))
        .body("errors", nullValue());
    does(
            "aurelia-officer",
            "close",
            Map.of("call", call, "chosen", List.of("org_kestrel"), "reason", "independence"))
        .body("errors", nullValue());
    for (var user : List.of("aurelia-submitter", "eu-analyst")) {
      seen(Api.as(user), call)
          .body("data.node.answers.size()", is(2))
          .body("data.node.choice.reason", equalTo("independence"));
    }
    seen(Api.as("kestrel-lead"), call)
        .body("data.node.answers.auditor", equalTo(List.of("org_kestrel")))
        .body("data.node.choice.chosen", equalTo(List.of("org_kestrel")));
    seen(Api.as("bracken-lead"), call)
        .body("data.node.answers.auditor", equalTo(List.of("org_bracken")))
        .body("data.node.choice", nullValue());
    for (var other : List.of(Api.as("borealis-officer"), Api.as("ca-analyst"), Api.anonymous())) {
      seen(other, call)
          .body("data.node.need", equalTo("cyber evaluations"))
          .body("data.node.answers", empty())
          .body("data.node.choice", nullValue());
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    var call = opened();
    does("aurelia-officer", "open", Map.of("need", "x", "closesAt", now()))
        .body("errors[0].extensions.code", equalTo("DEADLINE_PASSED"));
    does(
            "aurelia-officer",
            "close",
            Map.of("call", call, "chosen", List.of("org_kestrel"), "reason", "x"))
        .body("errors[0].extensions.code", equalTo("NOT_A_CANDIDATE"));
    var none = Map.of("call", call, "chosen", List.of(), "reason", "nobody answered");
    does("borealis-officer", "close", none).body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    does("aurelia-officer", "close", none).body("errors", nullValue());
    does("aurelia-officer", "close", none)
        .body("errors[0].extensions.code", equalTo("CALL_CLOSED"));
    does("aurelia-submitter", "close", none)
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
  }
}

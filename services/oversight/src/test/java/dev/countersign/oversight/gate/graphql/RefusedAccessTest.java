package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
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

/** What an auditor was refused is on record, for those who are in it and who supervise it. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class RefusedAccessTest extends LoopSteps {
  private static ValidatableResponse refused(String user, String engagement, Map<String, ?> more) {
    var input = new HashMap<String, Object>();
    input.put("idempotencyKey", key());
    input.put("engagement", engagement);
    input.put("asked", "the helpful-only version");
    input.put("askedAt", now());
    input.putAll(more);
    return Api.as(user).mutate("recordRefusedAccess", "engagement { id }", input);
  }

  @Test
  void whatWasRefusedIsSeenByItsPartiesAndRegulatorsAlone() {
    var engagement = AuditorSteps.engaged(model);
    refused("kestrel-evaluator", engagement, Map.of("refusal", "not before the release"))
        .body("errors", nullValue());
    var query = "{ engagements(first: 100) { nodes { id refusedAccess { asked refusal } } } }";
    for (var user : List.of("kestrel-lead", "aurelia-officer", "eu-analyst")) {
      Api.as(user)
          .send(query)
          .body("errors", nullValue())
          .body(
              "data.engagements.nodes.find { it.id == '%s' }.refusedAccess[0].refusal"
                  .formatted(engagement),
              equalTo("not before the release"));
    }
    for (var user : List.of("bracken-lead", "borealis-officer", "ca-analyst")) {
      Api.as(user).send(query).body("data.engagements.nodes.id", not(hasItem(engagement)));
    }
  }

  @Test
  void itIsTheAuditorsOwnWordOfWhatHasHappened() {
    var engagement = AuditorSteps.engaged(model);
    refused("bracken-lead", engagement, Map.of())
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    refused("aurelia-officer", engagement, Map.of())
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    var later = Instant.parse(now()).plus(Duration.ofHours(1)).toString();
    refused("kestrel-lead", engagement, Map.of("askedAt", later))
        .body("errors[0].extensions.code", equalTo("FUTURE_DATED"));
  }
}

package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What is due by time alone is stated when it comes, or late, but never lost and never backdated.
 */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class DueWorkTest extends LoopSteps {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static JsonPath halt(String id) {
    return Api.as("eu-analyst")
        .send(
            ("{ node(id: \"%s\") { ... on Halt { state objectionWindowEnds facts { kind validFrom"
                    + " recordedAt timeliness lagSeconds position } } } }")
                .formatted(id))
        .body("errors", nullValue())
        .extract()
        .jsonPath()
        .setRootPath("data.node.");
  }

  @Test
  void whatFellDueWhileNobodyWasThereIsStatedLateAndInItsOrder() throws Exception {
    AuditorSteps.engaged(model);
    var request = asked();
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    evaluated("kestrel-evaluator", "BIO-2", "CANNOT_RULE_OUT", UNCLEAR);
    for (var safeguard : List.of("CY-CLS", "CY-KYC", "SEC-3", "BIO-CLS")) {
      validated(safeguard);
    }
    var first = halts().getFirst();
    var second = halts().getLast();
    lift(first);
    move(Instant.parse(now()).plus(Duration.ofDays(4)).toString());
    lift(second);
    var ends = Instant.parse(halt(second).getString("objectionWindowEnds"));
    var woken = ends.plus(Duration.ofHours(30));
    StoryTime.sleepUntil(woken);

    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!halt(second).getString("state").equals("LIFTED") && System.nanoTime() < deadline) {
      Thread.sleep(100);
    }
    var lifted = List.of(lift(halt(first)), lift(halt(second)));
    for (var fact : lifted) {
      assertThat(fact.get("timeliness")).isEqualTo("LATE");
      assertThat(Instant.parse((String) fact.get("recordedAt"))).isAfterOrEqualTo(woken);
    }
    assertThat(lifted.getFirst().get("validFrom"))
        .isEqualTo(halt(first).getString("objectionWindowEnds"));
    assertThat(lifted.getLast().get("validFrom")).isEqualTo(ends.toString());
    assertThat(rowOf(lifted.getFirst())).isLessThan(rowOf(lifted.getLast()));
    decision(request).body("data.node.decision.outcome", equalTo("CLEARED"));
    // Between the two instants the first halt was lifted and the second was not.
    Api.as("eu-analyst")
        .send(
            ("{ node(id: \"%s\") { ... on ScaleUpRequest { decisions(first: 2) { nodes { outcome"
                    + " reasons { relatesTo } facts { validFrom timeliness } } } } } }")
                .formatted(request))
        .body("data.node.decisions.nodes[0].outcome", equalTo("CLEARED"))
        .body("data.node.decisions.nodes[0].facts[0].validFrom", equalTo(ends.toString()))
        .body("data.node.decisions.nodes[1].outcome", equalTo("HALTED"))
        .body("data.node.decisions.nodes[1].reasons.relatesTo", hasItem(second))
        .body("data.node.decisions.nodes[1].facts[0].timeliness", equalTo("LATE"));
  }

  private static Map<String, Object> lift(JsonPath halt) {
    return halt.getMap("facts.find { it.kind == 'HALT_LIFTED' }");
  }

  /** Epoch, transaction and row: one transaction did both, in their order. */
  private static long rowOf(Map<String, Object> fact) {
    var parts = ((String) fact.get("position")).split("-");
    return Long.parseLong(parts[2]) + 1_000_000 * Long.parseLong(parts[1]);
  }

  @Test
  void aWriteFindsWhatFellDueBeforeItAlreadyDone() throws Exception {
    AuditorSteps.engaged(model);
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    for (var safeguard : List.of("CY-CLS", "CY-KYC", "SEC-3")) {
      validated(safeguard);
    }
    var halt = halts().getFirst();
    lift(halt);
    StoryTime.sleepUntil(Instant.parse(halt(halt).getString("objectionWindowEnds")));
    // An objection after the window changes nothing, even before anyone has looked at the clock.
    Api.as("eu-supervisor")
        .mutate(
            "objectToHaltLift",
            "halt { state }",
            Map.of("idempotencyKey", key(), "halt", halt, "reason", "too late"))
        .body("errors", nullValue())
        .body("data.objectToHaltLift.halt.state", equalTo("LIFTED"));
    assertThat(halt(halt).getString("state")).isEqualTo("LIFTED");
  }

  @Test
  void aFactClaimedLongAfterwardsIsFlaggedAndAFutureOneRefused() {
    var id = registered("aurelia-submitter", "CYBER-2");
    Api.as("aurelia-submitter")
        .mutate(
            "startEvaluation",
            "evaluation { id }",
            Map.of("idempotencyKey", key(), "evaluation", id))
        .body("errors", nullValue());
    move(Instant.parse(now()).plus(Duration.ofDays(4)).toString());
    var report = new HashMap<>(report(id, "CYBER-2", "REACHED", REACHED));
    report.put("completedAt", Instant.parse(now()).plus(Duration.ofMinutes(6)).toString());
    Api.as("aurelia-submitter")
        .mutate("completeEvaluation", "evaluation { id }", report)
        .body("errors[0].extensions.code", equalTo("FUTURE_DATED"));
    report.put("completedAt", Instant.parse(now()).minus(Duration.ofDays(3)).toString());
    Api.as("aurelia-submitter")
        .mutate("completeEvaluation", "evaluation { facts { kind timeliness lagSeconds } }", report)
        .body("errors", nullValue());
    Api.as("eu-analyst")
        .send("{ node(id: \"%s\") { facts { kind timeliness lagSeconds } } }".formatted(id))
        .body("data.node.facts[0].timeliness", equalTo("ON_TIME"))
        .body("data.node.facts[2].kind", equalTo("EVALUATION_COMPLETED"))
        .body("data.node.facts[2].timeliness", equalTo("BACKDATED"))
        .body("data.node.facts[2].lagSeconds.toLong()", equalTo(259_200L));
  }
}

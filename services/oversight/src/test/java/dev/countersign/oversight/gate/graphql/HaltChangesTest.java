package dev.countersign.oversight.gate.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.Follower;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Halts are followed as they change, by those who may see them, as long as they may. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class HaltChangesTest extends LoopSteps {
  private static final String DOCUMENT =
      "subscription($after: String) { haltChanges(after: $after) { cursor kind halt { id state } } }";

  private static List<JsonNode> following(Follower follower, int count) {
    var found = new ArrayList<JsonNode>();
    for (int i = 0; i < count; i++) {
      found.add(follower.next().at("/payload/data/haltChanges"));
    }
    return found;
  }

  private String crossed() {
    evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED);
    return halts().getFirst();
  }

  @Test
  void aChangeComesToTheLabAndItsRegulatorAndToNobodyElse() {
    try (var officer = Follower.as("aurelia-officer");
        var regulator = Follower.as("eu-analyst");
        var another = Follower.as("borealis-officer");
        var elsewhere = Follower.as("ca-analyst")) {
      for (var follower : List.of(officer, regulator, another, elsewhere)) {
        follower.subscribe("1", DOCUMENT, Map.of());
      }
      officer.settle(300);
      var halt = crossed();
      for (var follower : List.of(officer, regulator)) {
        var change = following(follower, 1).getFirst();
        assertThat(change.get("kind").asText()).isEqualTo("OPENED");
        assertThat(change.at("/halt/id").asText()).isEqualTo(halt);
      }
      assertThat(another.staysQuiet(1500)).isTrue();
      assertThat(elsewhere.staysQuiet(100)).isTrue();
    }
  }

  @Test
  void whoResumesGetsWhatCameBetweenOnceAndInOrder() {
    String cursor;
    try (var first = Follower.as("aurelia-officer")) {
      first.subscribe("1", DOCUMENT, Map.of());
      first.settle(300);
      crossed();
      cursor = following(first, 1).getFirst().get("cursor").asText();
    }
    evaluated("aurelia-submitter", "BIO-2", "CANNOT_RULE_OUT", UNCLEAR);
    try (var second = Follower.as("aurelia-approver")) {
      second.subscribe("a", DOCUMENT, Map.of("after", cursor));
      var missed = following(second, 1).getFirst();
      assertThat(missed.get("kind").asText()).isEqualTo("OPENED");
      assertThat(missed.get("cursor").asText()).isNotEqualTo(cursor);
      assertThat(second.staysQuiet(500)).isTrue();
      second.subscribe("b", DOCUMENT, Map.of("after", cursor));
      assertThat(following(second, 1).getFirst()).isEqualTo(missed);
    }
  }

  @Test
  void aCursorServesOnlyTheOrganisationThatGotIt() {
    try (var officer = Follower.as("aurelia-officer");
        var another = Follower.as("borealis-officer")) {
      officer.subscribe("1", DOCUMENT, Map.of());
      officer.settle(300);
      crossed();
      var cursor = following(officer, 1).getFirst().get("cursor").asText();
      another.subscribe("1", DOCUMENT, Map.of("after", cursor));
      var refused = another.next();
      assertThat(refused.get("type").asText()).isEqualTo("error");
      assertThat(refused.at("/payload/0/extensions/code").asText()).isEqualTo("INVALID_CURSOR");
    }
  }

  @Test
  void anAuditorIsToldNothingMoreOnceItsEngagementHasEnded() {
    var engagement = AuditorSteps.engaged(model);
    try (var auditor = Follower.as("kestrel-lead")) {
      auditor.subscribe("1", DOCUMENT, Map.of());
      auditor.settle(300);
      crossed();
      assertThat(following(auditor, 1)).hasSize(1);
      Api.as("aurelia-officer")
          .mutate(
              "endEngagement",
              "engagement { status }",
              Map.of("idempotencyKey", LabSteps.key(), "engagement", engagement, "reason", "over"))
          .body("errors", nullValue());
      evaluated("aurelia-submitter", "BIO-2", "CANNOT_RULE_OUT", UNCLEAR);
      assertThat(auditor.staysQuiet(1500)).isTrue();
    }
  }

  @Test
  void withTheNextRequestAfterItsEndAnEngagementOpensNothing() {
    var engagement = AuditorSteps.engaged(model);
    var asked = "{ node(id: \"%s\") { id } }".formatted(version);
    Api.as("kestrel-lead").send(asked).body("data.node.id", equalTo(version));
    Api.as("aurelia-officer")
        .mutate(
            "endEngagement",
            "engagement { status }",
            Map.of("idempotencyKey", LabSteps.key(), "engagement", engagement, "reason", "over"))
        .body("errors", nullValue());
    Api.as("kestrel-lead").send(asked).body("errors", nullValue()).body("data.node", nullValue());
  }
}

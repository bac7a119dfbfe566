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
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Halts are followed as they change, by those who may see them, as long as they may. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class HaltChangesTest extends LoopSteps {
  private static final String DOCUMENT =
      "subscription($after: String) { haltChanges(after: $after) { cursor kind halt { id state } } }";

  /** The next change of this halt. */
  private static JsonNode change(Follower follower, String halt) {
    return follower.next(of(halt)).at("/payload/data/haltChanges");
  }

  private static Predicate<JsonNode> of(String halt) {
    return message -> message.at("/payload/data/haltChanges/halt/id").asText().equals(halt);
  }

  private String crossed() {
    evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED);
    return halts().getFirst();
  }

  /** The halt that an unclear result opens beside those that were there. */
  private String unclear() {
    var before = halts();
    evaluated("aurelia-submitter", "BIO-2", "CANNOT_RULE_OUT", UNCLEAR);
    var after = new ArrayList<>(halts());
    after.removeAll(before);
    return after.getFirst();
  }

  @Test
  void aChangeComesToTheLabAndItsRegulatorAndToNobodyElse() {
    try (var officer = Follower.as("aurelia-officer");
        var regulator = Follower.as("eu-analyst");
        var another = Follower.as("borealis-officer");
        var elsewhere = Follower.as("ca-analyst")) {
      var all = List.of(officer, regulator, another, elsewhere);
      all.forEach(follower -> follower.subscribe("1", DOCUMENT, Map.of()));
      all.forEach(Follower::settle);
      var halt = crossed();
      for (var follower : List.of(officer, regulator)) {
        assertThat(change(follower, halt).get("kind").asText()).isEqualTo("OPENED");
      }
      assertThat(another.staysQuiet(1500, of(halt))).isTrue();
      assertThat(elsewhere.staysQuiet(100, of(halt))).isTrue();
    }
  }

  @Test
  void whoResumesGetsWhatCameBetweenOnceAndInOrder() {
    String cursor;
    try (var first = Follower.as("aurelia-officer")) {
      first.subscribe("1", DOCUMENT, Map.of());
      first.settle();
      cursor = change(first, crossed()).get("cursor").asText();
    }
    var halt = unclear();
    try (var second = Follower.as("aurelia-approver")) {
      second.subscribe("a", DOCUMENT, Map.of("after", cursor));
      var missed = change(second, halt);
      assertThat(missed.get("kind").asText()).isEqualTo("OPENED");
      assertThat(missed.get("cursor").asText()).isNotEqualTo(cursor);
      assertThat(second.staysQuiet(500, of(halt))).isTrue();
      second.subscribe("b", DOCUMENT, Map.of("after", cursor));
      assertThat(change(second, halt)).isEqualTo(missed);
    }
  }

  @Test
  void aCursorServesOnlyTheOrganisationThatGotIt() {
    try (var officer = Follower.as("aurelia-officer");
        var another = Follower.as("borealis-officer")) {
      officer.subscribe("1", DOCUMENT, Map.of());
      officer.settle();
      var cursor = change(officer, crossed()).get("cursor").asText();
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
      auditor.settle();
      assertThat(change(auditor, crossed()).get("kind").asText()).isEqualTo("OPENED");
      Api.as("aurelia-officer")
          .mutate(
              "endEngagement",
              "engagement { status }",
              Map.of("idempotencyKey", LabSteps.key(), "engagement", engagement, "reason", "over"))
          .body("errors", nullValue());
      assertThat(auditor.staysQuiet(1500, of(unclear()))).isTrue();
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

package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever asks live is answered by what is freshly known; what is recorded stays as it is. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class LiveAnswerTest extends LoopSteps {
  private static ValidatableResponse live(String who, String request) {
    return Api.as(who)
        .send(
            ("{ node(id: \"%s\") { ... on ScaleUpRequest { decision { id outcome }"
                    + " liveAnswer { outcome validUntil askedAt statusSeenAt reasons { code } } } } }")
                .formatted(request))
        .body("errors", nullValue());
  }

  private static void sleep(Duration time) throws SQLException {
    StoryTime.sleepUntil(Instant.parse(now()).plus(time));
  }

  @Test
  void withoutAFreshViewOfTheAttestationsTheLiveAnswerIsUnproven() throws SQLException {
    var asked = cleared();
    // Whatever fell due meanwhile, to whomever, would state how the record stands.
    StoryTime.untilNothingIsDueWithin(Duration.ofHours(26));
    String decision =
        live("aurelia-officer", asked)
            .body("data.node.liveAnswer.outcome", equalTo("CLEARED"))
            .body("data.node.liveAnswer.askedAt", equalTo(now()))
            .extract()
            .path("data.node.decision.id");
    sleep(Duration.ofHours(23));
    live("aurelia-officer", asked).body("data.node.liveAnswer.outcome", equalTo("CLEARED"));
    sleep(Duration.ofHours(2));
    for (var who : List.of("aurelia-officer", "aurelia-submitter", "eu-analyst")) {
      live(who, asked)
          .body("data.node.liveAnswer.outcome", equalTo("HALTED"))
          .body("data.node.liveAnswer.reasons.code", hasItem("STATUS_UNPROVEN"))
          .body("data.node.liveAnswer.validUntil", nullValue())
          .body("data.node.decision.id", equalTo(decision))
          .body("data.node.decision.outcome", equalTo("CLEARED"));
    }
    // Whatever is written next states first how the record stands.
    LabSteps.model("aurelia-submitter");
    live("aurelia-officer", asked)
        .body("data.node.liveAnswer.outcome", equalTo("CLEARED"))
        .body("data.node.liveAnswer.reasons.code", not(hasItem("STATUS_UNPROVEN")));
  }

  @Test
  void onlyWhoMayKnowAllThatItRestsOnIsAnswered() {
    var asked = asked();
    Api.as("borealis-officer")
        .send("{ node(id: \"%s\") { id } }".formatted(asked))
        .body("data.node", nullValue());
    AuditorSteps.engaged(model);
    live("kestrel-lead", asked)
        .body("data.node.liveAnswer.outcome", equalTo("EVALUATION_REQUIRED"));
  }

  @Test
  void theSameMoveOfTheStoryClockIsMadeOnce() {
    var start = Instant.parse(now());
    var to = start.plus(Duration.ofMinutes(10)).toString();
    var later = start.plus(Duration.ofMinutes(20)).toString();
    var input = Map.<String, Object>of("idempotencyKey", key(), "to", to);
    var registrar = Api.as("platform-registrar");
    registrar
        .mutate("advanceStoryClock", "now story", input)
        .body("data.advanceStoryClock.now", equalTo(to));
    move(later);
    registrar
        .mutate("advanceStoryClock", "now story", input)
        .body("errors", nullValue())
        .body("data.advanceStoryClock.now", equalTo(to));
    assertThat(now()).isEqualTo(later);
    registrar
        .mutate(
            "advanceStoryClock",
            "now",
            Map.of("idempotencyKey", input.get("idempotencyKey"), "to", later))
        .body("errors[0].extensions.code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    registrar
        .mutate("advanceStoryClock", "now", Map.of("idempotencyKey", key(), "to", to))
        .body("errors[0].extensions.code", equalTo("STORY_CLOCK_BACKWARDS"));
  }
}

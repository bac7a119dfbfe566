package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.oversight.Api;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.Follower;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.PolicySteps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a supervisor hears of comes as it happens, to those who may see it, and to nobody else. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class SupervisionEventsTest extends LoopSteps {
  private static String document(String field) {
    return "subscription($after: String) { %s(after: $after) { cursor kind lab subject relatesTo key instrument dueAt sentence } }"
        .formatted(field);
  }

  /** Lets it happen, and gives what the first of these hears of it; the others hear nothing. */
  private static JsonNode heard(
      String field, List<String> tells, List<String> quiet, Supplier<String> happens) {
    var followers = new ArrayList<Follower>();
    try {
      for (var user : tells) {
        followers.add(Follower.as(user));
      }
      for (var user : quiet) {
        followers.add(Follower.as(user));
      }
      followers.forEach(follower -> follower.subscribe("1", document(field), Map.of()));
      followers.forEach(Follower::settle);
      var about = about(field, happens.get());
      var events = new ArrayList<JsonNode>();
      for (int i = 0; i < tells.size(); i++) {
        events.add(followers.get(i).next(about).at("/payload/data/" + field));
      }
      for (int i = tells.size(); i < followers.size(); i++) {
        assertThat(followers.get(i).staysQuiet(i == tells.size() ? 1500 : 50, about)).isTrue();
      }
      return events.getFirst();
    } finally {
      followers.forEach(Follower::close);
    }
  }

  private static Predicate<JsonNode> about(String field, String id) {
    return message -> {
      var event = message.at("/payload/data/" + field);
      return event.path("subject").asText().equals(id)
          || event.path("relatesTo").asText().equals(id);
    };
  }

  @Test
  void aCrossingIsToldToTheLabAndItsRegulator() {
    var event =
        heard(
            "crossings",
            List.of("eu-analyst", "aurelia-officer"),
            List.of("borealis-officer", "ca-analyst"),
            () -> evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED));
    assertThat(event.get("kind").asText()).isEqualTo("CROSSING");
    assertThat(event.get("key").asText()).isEqualTo("CYBER-2");
    assertThat(event.get("relatesTo").asText()).startsWith("evl_");
  }

  @Test
  void aWeakeningIsToldToEveryoneWhoMayFollowAndAStrengtheningToNobody() {
    var document = LabSteps.document(PolicySteps.WRITES);
    var first =
        PolicySteps.published(
            PolicySteps.drafted(document, LabSteps.rsp(), "2026-03-01T00:00:00Z"));
    try (var follower = Follower.as("eu-analyst")) {
      follower.subscribe("1", document("weakenings"), Map.of());
      follower.settle();
      var stronger = successor(document, first, "0.45", "2026-03-02T00:00:00Z");
      var weaker = successor(document, stronger, "0.85", "2026-03-03T00:00:00Z");
      var event =
          follower
              .next(about("weakenings", stronger).or(about("weakenings", weaker)))
              .at("/payload/data/weakenings");
      assertThat(event.get("subject").asText()).isEqualTo(weaker);
      assertThat(event.get("relatesTo").asText()).isEqualTo(stronger);
    }
  }

  private static String successor(
      String document, String previous, String threshold, String effectiveFrom) {
    var input =
        new HashMap<>(
            PolicySteps.changed(
                document, LabSteps.rsp().replace("0.60", threshold), effectiveFrom));
    input.put("previous", previous);
    return PolicySteps.published(PolicySteps.drafted(input));
  }

  @Test
  void anObligationWhoseDayPassesIsStatedOnceAndToldToItsRegimeAlone() {
    Catalogue.ready();
    var event =
        heard(
            "overdueObligations",
            List.of("eu-analyst", "aurelia-officer"),
            List.of("borealis-officer", "ca-analyst"),
            () -> {
              var incident = incident();
              claim(incident, Instant.parse(now()).minus(1, ChronoUnit.DAYS));
              assertThat(overdue(incident)).isEmpty();
              move(Instant.parse(now()).plus(Duration.ofDays(12)).toString());
              return incident;
            });
    assertThat(event.get("key").asText()).isEqualTo("EU-COP-9.3.3");
    assertThat(event.get("instrument").asText()).isEqualTo("EU_GPAI_COP");
    move(Instant.parse(now()).plus(Duration.ofDays(1)).toString());
    var stated = overdue(event.get("subject").asText());
    assertThat(stated).hasSize(1);
    assertThat(stated.getFirst().get("validFrom")).isEqualTo(event.get("dueAt").asText());
  }

  private static List<Map<String, Object>> overdue(String incident) {
    return Api.as("eu-analyst")
        .send("{ node(id: \"%s\") { facts { kind validFrom timeliness } } }".formatted(incident))
        .body("errors", nullValue())
        .extract()
        .jsonPath()
        .getList("data.node.facts.findAll { it.kind == 'OBLIGATION_FELL_OVERDUE' }");
  }

  private static String incident() {
    String incident =
        Api.as("aurelia-submitter")
            .mutate(
                "recordIncident",
                "incident { id }",
                Map.of("idempotencyKey", key(), "title", "t", "description", "d"))
            .body("errors", nullValue())
            .extract()
            .path("data.recordIncident.incident.id");
    Api.as("aurelia-officer")
        .mutate(
            "classifyIncident",
            "incident { id }",
            Map.of(
                "idempotencyKey", key(),
                "incident", incident,
                "instrument", "EU_GPAI_COP",
                "category", "DEATH",
                "rationale", "r"))
        .body("errors", nullValue());
    return incident;
  }

  private static void claim(String incident, Instant aware) {
    Api.as("aurelia-officer")
        .mutate(
            "claimClockStart",
            "incident { id }",
            Map.of(
                "idempotencyKey", key(),
                "incident", incident,
                "start", "MODEL_INVOLVEMENT_AWARE",
                "at", aware.toString(),
                "evidence", List.of()))
        .body("errors", nullValue());
  }

  @Test
  void anAuditorOfNoLabFollowsNoObligation() {
    try (var auditor = Follower.as("kestrel-lead")) {
      auditor.subscribe("1", document("overdueObligations"), Map.of());
      var refused = auditor.next();
      assertThat(refused.get("type").asText()).isEqualTo("error");
      assertThat(refused.at("/payload/0/extensions/code").asText()).isEqualTo("FORBIDDEN");
    }
  }
}

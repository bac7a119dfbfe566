package dev.countersign.journeys.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.Told;
import dev.countersign.journeys.people.Doors;
import dev.countersign.proofs.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two replicas of oversight are two processes on one database, and the clock is the real one. What
 * falls due is stated once, in order, whoever of them comes first, and while both are written to.
 */
@EnabledIfSystemProperty(named = "countersign.long", matches = "true")
class TwoReplicasTest {
  private static final int INSTANTS = 12;
  private static final Duration APART = Duration.ofMillis(700);
  private static final Duration NOTICE = Duration.ofSeconds(20);
  private static final String POLICY =
      """
      title: Policy %1$d
      safetyLevels: []
      safeguards:
        - {key: CONTAIN-%1$d, name: Containment, description: No network}
      thresholds:
        - key: AUT-%1$d
          name: Autonomous replication
          domain: AUTONOMY
          stages: [SCALE]
          indicators:
            - {key: success, metric: PROPORTION, description: Tasks completed, value: "0.60", polarity: HIGHER_IS_RISKIER, minimumN: 50, alertMargin: "0.03"}
          requiredSafeguards: {SCALE: [CONTAIN-%1$d]}
          cadence: {computeMultiple: "6", maxAge: P1Y, triggers: [NEW_TOOLS]}
          independence: {required: false, minimumAuditors: 0}
      commitments: []
      objectionWindow: {businessDays: 5, calendar: weekdays}
      """;

  private static JsonNode does(Doors doors, String user, String operation, Map<String, ?> input) {
    var keyed = new HashMap<String, Object>(input);
    keyed.put("idempotencyKey", UUID.randomUUID().toString());
    return doors.send(user, operation, Map.of("input", keyed)).elements().next();
  }

  private static String asked(Doors doors) {
    var model =
        does(doors, "aurelia-submitter", "RegisterModel", Map.of("name", "AUR-5"))
            .at("/model/id")
            .asText();
    var version =
        does(
                doors,
                "aurelia-submitter",
                "RegisterModelVersion",
                Map.of(
                    "model",
                    model,
                    "label",
                    "c1",
                    "manifestDigest",
                    Sha256.hex(new byte[] {1}),
                    "trainingFlop",
                    "3.1e26",
                    "parents",
                    List.of(),
                    "mitigationState",
                    "HELPFUL_ONLY",
                    "affordances",
                    List.of()))
            .at("/modelVersion/id")
            .asText();
    return does(
            doors,
            "aurelia-submitter",
            "RequestScaleUp",
            Map.of("base", version, "stage", "SCALE", "flopCeiling", "6.2e26"))
        .at("/scaleUpRequest/id")
        .asText();
  }

  /** A document whose only version takes effect at this instant. */
  private static void publishes(Doors doors, int number, Instant from) {
    var document =
        does(
                doors,
                "aurelia-submitter",
                "CreateFrameworkDocument",
                Map.of("name", "Policy " + number, "designations", List.of()))
            .at("/document/id")
            .asText();
    var policy = POLICY.formatted(number);
    var drafted =
        does(
                doors,
                "aurelia-submitter",
                "DraftPolicyVersion",
                Map.of(
                    "document",
                    document,
                    "effectiveFrom",
                    from.toString(),
                    "policy",
                    policy,
                    "sourceDigest",
                    Sha256.hex(policy.getBytes(StandardCharsets.UTF_8)),
                    "changelog",
                    List.of(),
                    "characterisation",
                    "ADDED",
                    "label",
                    "1"))
            .at("/policyVersion/id")
            .asText();
    does(doors, "aurelia-officer", "ApprovePolicyVersion", Map.of("policyVersion", drafted));
    does(doors, "aurelia-approver", "PublishPolicyVersion", Map.of("policyVersion", drafted));
  }

  @Test
  void everyDueInstantIsStatedOnceAndInOrder() throws Exception {
    try (var ground = Ground.prepare(Told.ROOT, false);
        var twin = Twins.of(ground)) {
      twin.start("oversight");
      var doors =
          List.of(
              ground.doors(ground.site().url("oversight")),
              ground.doors(twin.site().url("oversight")));
      var one = doors.getFirst();
      var request = asked(one);
      var begin = Instant.now().plus(NOTICE).truncatedTo(ChronoUnit.MILLIS);
      var instants =
          IntStream.range(0, INSTANTS).mapToObj(i -> begin.plus(APART.multipliedBy(i))).toList();
      for (int i = 0; i < INSTANTS; i++) {
        publishes(doors.get(i % 2), i, instants.get(i));
      }
      assertThat(Instant.now()).as("published before the first of them").isBefore(begin);
      for (int i = 0; Instant.now().isBefore(instants.getLast().plusSeconds(3)); i++) {
        does(doors.get(i % 2), "aurelia-submitter", "RegisterModel", Map.of("name", "Model " + i));
      }
      for (var each : doors) {
        assertThat(stated(each, request)).isEqualTo(instants);
      }
    }
  }

  /** Since when each decision on a request holds, but for the first, in the order of the record. */
  private static List<Instant> stated(Doors doors, String request) {
    var page = doors.send("aurelia-officer", "ScaleUpRequestPage", Map.of("id", request));
    var stated = new ArrayList<Instant>();
    for (var decision : list(page.at("/node/decisions/nodes")).reversed()) {
      var replay =
          doors.send(
              "aurelia-officer", "DecisionReplay", Map.of("id", decision.path("id").asText()));
      var facts = list(replay.at("/gateDecision/facts"));
      assertThat(facts).hasSize(1);
      stated.add(Instant.parse(facts.getFirst().path("validFrom").asText()));
    }
    return stated.subList(1, stated.size());
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}

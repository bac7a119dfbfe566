package dev.countersign.oversight.incident;

import static dev.countersign.oversight.LabSteps.key;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A correction that comes after the day had passed counts for whoever accepts it, and no one else.
 */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class ClockCorrectionTest {
  private static final String BREACH =
      "data.node.obligations.find { it.requirementKey == 'EU-COP-9.3.2' }.";

  private static ValidatableResponse as(String user, String mutation, Map<String, Object> input) {
    var more = new HashMap<>(input);
    more.put("idempotencyKey", key());
    return Api.as(user).mutate(mutation, "incident { id }", more);
  }

  private static String recorded() {
    return as(
            "aurelia-submitter",
            "recordIncident",
            Map.of("title", "Weights copied", "description", "By a contractor."))
        .body("errors", nullValue())
        .extract()
        .path("data.recordIncident.incident.id");
  }

  private static void classified(String incident, String instrument, String category) {
    as(
            "aurelia-officer",
            "classifyIncident",
            Map.of(
                "incident", incident,
                "instrument", instrument,
                "category", category,
                "rationale", "weights left"))
        .body("errors", nullValue());
  }

  private static void claimed(String incident, Instant at, String reason) {
    as(
            "aurelia-officer",
            "claimClockStart",
            Map.of(
                "incident",
                incident,
                "start",
                "MODEL_INVOLVEMENT_AWARE",
                "at",
                at.toString(),
                "evidence",
                List.of(),
                "reason",
                reason))
        .body("errors", nullValue());
  }

  @Test
  void aSlipOfThePenIsMendedByWhoeverIsOwedTheReport() {
    Register.ready();
    Catalogue.ready();
    var incident = recorded();
    String now = Api.anonymous().send("{ clock { now } }").extract().path("data.clock.now");
    var meant = Instant.parse(now).minus(10, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    classified(incident, "EU_GPAI_COP", "CYBERSECURITY_BREACH");
    claimed(incident, meant.minus(365, ChronoUnit.DAYS), "as the pager has it");
    claimed(incident, meant, "the year was wrong");
    var acceptance =
        Map.<String, Object>of(
            "incident",
            incident,
            "start",
            "MODEL_INVOLVEMENT_AWARE",
            "at",
            meant.toString(),
            "reason",
            "plainly so");
    var owed =
        "{ node(id: \"%s\") { ... on Incident { obligations { requirementKey state claimedDue { startedAt } earlierDue { at } } clockStarts { acceptances { acceptedBy instrument reason } } } } }"
            .formatted(incident);
    Api.as("eu-analyst")
        .send(owed)
        .body(BREACH + "state", equalTo("OVERDUE"))
        .body(BREACH + "claimedDue.startedAt", equalTo(meant.toString()));
    Map.of(
            "ca-supervisor",
            "NOT_FOUND",
            "borealis-officer",
            "FORBIDDEN",
            "aurelia-officer",
            "FORBIDDEN")
        .forEach(
            (user, code) ->
                as(user, "acceptClockStart", acceptance)
                    .body("errors[0].extensions.code", equalTo(code)));
    as("eu-supervisor", "acceptClockStart", acceptance).body("errors", nullValue());
    as("eu-supervisor", "acceptClockStart", acceptance)
        .body("errors[0].extensions.code", equalTo("NOTHING_TO_ACCEPT"));
    Api.as("aurelia-officer")
        .send(owed)
        .body(BREACH + "claimedDue", nullValue())
        .body(BREACH + "earlierDue", hasSize(1))
        .body("data.node.clockStarts[1].acceptances.acceptedBy", contains("org_eu-ai-office"))
        .body("data.node.clockStarts[1].acceptances.instrument", contains("EU_GPAI_COP"));
    for (var user : List.of("ca-analyst", "borealis-officer")) {
      Api.as(user).send(owed).body("data.node", nullValue());
    }
  }
}

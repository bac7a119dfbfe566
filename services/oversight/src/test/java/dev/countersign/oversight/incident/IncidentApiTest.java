package dev.countersign.oversight.incident;

import static dev.countersign.oversight.LabSteps.key;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LabSteps;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of an incident, what it obliges to, and what a correction leaves behind. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class IncidentApiTest {
  private static final String FIELDS =
      "incident { id classifications { instrument category } clockStarts { start at claimedBy }"
          + " reports { id kind countsFrom receivedAt submittedAt items { item } missing } obligations { instrument"
          + " requirementKey state due { at } earlierDue { at } } }";

  private String incident = "";

  @BeforeEach
  void anIncidentThatTheLabRecorded() {
    Register.ready();
    Catalogue.ready();
    incident =
        Api.as("aurelia-submitter")
            .mutate(
                "recordIncident",
                FIELDS,
                Map.of(
                    "idempotencyKey",
                    key(),
                    "title",
                    "Weights copied",
                    "description",
                    "An account of a contractor copied weights."))
            .body("errors", nullValue())
            .extract()
            .path("data.recordIncident.incident.id");
  }

  private static Instant now() {
    String now = Api.anonymous().send("{ clock { now } }").extract().path("data.clock.now");
    return Instant.parse(now);
  }

  private ValidatableResponse as(String user, String mutation, Map<String, Object> more) {
    var input = new HashMap<String, Object>(more);
    input.put("idempotencyKey", key());
    if (!mutation.equals("recordIncident")) {
      input.putIfAbsent("incident", incident);
    }
    return Api.as(user).mutate(mutation, FIELDS, input);
  }

  private ValidatableResponse classified(String instrument, String category) {
    return as(
        "aurelia-officer",
        "classifyIncident",
        Map.of("instrument", instrument, "category", category, "rationale", "weights left"));
  }

  private ValidatableResponse claimed(String user, Instant at, String reason) {
    var input = new HashMap<String, Object>();
    input.put("start", "MODEL_INVOLVEMENT_AWARE");
    input.put("at", at.toString());
    input.put("evidence", List.of());
    input.put("reason", reason);
    return as(user, "claimClockStart", input);
  }

  private ValidatableResponse seenBy(String user) {
    return Api.as(user).send("{ node(id: \"" + incident + "\") { ... on Incident { id } } }");
  }

  @Test
  void noRegulatorIsToldBeforeTheIncidentIsClassified() {
    for (var user : List.of("eu-analyst", "ca-analyst", "borealis-officer")) {
      seenBy(user).body("errors", nullValue()).body("data.node", nullValue());
      Api.as(user)
          .send("{ incidents(first: 100) { totalCount nodes { id } } }")
          .body("data.incidents.nodes.id", not(hasItem(incident)));
    }
  }

  @Test
  void aRegimeIsToldOfItsOwnClassificationAndOfNoOther() {
    classified("EU_GPAI_COP", "CYBERSECURITY_BREACH").body("errors", nullValue());
    classified("US_CA_SB53", "WEIGHTS_HARM").body("errors", nullValue());
    claimed("aurelia-officer", now().minus(1, ChronoUnit.HOURS), null).body("errors", nullValue());
    Api.as("eu-analyst")
        .send(
            "{ node(id: \"%s\") { ... on Incident { classifications { instrument } clockStarts { start } obligations { instrument requirementKey } } } }"
                .formatted(incident))
        .body("data.node.classifications.instrument", contains("EU_GPAI_COP"))
        .body("data.node.clockStarts.start", contains("MODEL_INVOLVEMENT_AWARE"))
        .body(
            "data.node.obligations.requirementKey",
            containsInAnyOrder("EU-COP-9.3.2", "EU-COP-9.3.6"));
    for (var user : List.of("ca-analyst", "borealis-officer")) {
      seenBy(user).body("data.node", nullValue());
    }
  }

  @Test
  void anEngagedAuditorSeesItWithinItsScopeOnly() {
    var model = LabSteps.model("aurelia-submitter");
    AuditorSteps.keys();
    AuditorSteps.engaged(model);
    recorded(LabSteps.version("aurelia-submitter", model));
    seenBy("kestrel-evaluator").body("data.node.id", equalTo(incident));
    recorded(LabSteps.version("aurelia-submitter", LabSteps.model("aurelia-submitter")));
    seenBy("kestrel-evaluator").body("data.node", nullValue());
  }

  private void recorded(String modelVersion) {
    incident =
        as(
                "aurelia-submitter",
                "recordIncident",
                Map.of("title", "t", "description", "d", "modelVersion", modelVersion))
            .body("errors", nullValue())
            .extract()
            .path("data.recordIncident.incident.id");
  }

  @Test
  void aCorrectionKeepsTheEarlierDayAndNeedsAReason() {
    var aware = now().minus(10, ChronoUnit.HOURS);
    classified("EU_GPAI_COP", "CYBERSECURITY_BREACH");
    claimed("aurelia-officer", aware, null).body("errors", nullValue());
    claimed("aurelia-officer", aware.minus(3, ChronoUnit.DAYS), null)
        .body("errors[0].extensions.code", equalTo("REASON_MISSING"));
    claimed("aurelia-officer", aware.minus(3, ChronoUnit.DAYS), "the pager log says so")
        .body("errors", nullValue())
        .body(
            "data.claimClockStart.incident.obligations.find { it.requirementKey == 'EU-COP-9.3.2' }.earlierDue",
            hasSize(1));
  }

  @Test
  void aReportCountsFromItsRecordingUnlessTheRecipientConfirmsMore() {
    classified("EU_GPAI_COP", "CYBERSECURITY_BREACH");
    var claimed = now().minus(2, ChronoUnit.DAYS);
    var response =
        as(
                "aurelia-officer",
                "submitIncidentReport",
                Map.of(
                    "instrument",
                    "EU_GPAI_COP",
                    "kind",
                    "INITIAL",
                    "summary",
                    "what happened",
                    "submittedAt",
                    claimed.toString()))
            .body("errors", nullValue());
    String report = response.extract().path("data.submitIncidentReport.incident.reports[0].id");
    as(
            "eu-supervisor",
            "confirmIncidentReport",
            Map.of("report", report, "receivedAt", claimed.toString()))
        .body(
            "data.confirmIncidentReport.incident.reports[0].countsFrom",
            equalTo(claimed.toString()));
    for (var user : List.of("ca-supervisor", "kestrel-lead")) {
      as(user, "confirmIncidentReport", Map.of("report", report, "receivedAt", claimed.toString()))
          .body(
              "errors[0].extensions.code",
              equalTo(user.equals("ca-supervisor") ? "NOT_FOUND" : "FORBIDDEN"));
    }
  }

  @Test
  void aReportSaysWhatItsRegimeListsAndWhatItLeavesOutIsNamed() {
    classified("EU_GPAI_COP", "CYBERSECURITY_BREACH");
    var dates = Map.of("item", "DATES", "text", "From 2 to 3 March.");
    var report =
        Map.<String, Object>of("instrument", "EU_GPAI_COP", "kind", "INITIAL", "summary", "s");
    var told = new HashMap<>(report);
    told.put("items", List.of(dates, Map.of("item", "MODEL", "text", "AUR-5.")));
    as("aurelia-officer", "submitIncidentReport", told)
        .body("errors", nullValue())
        .body(
            "data.submitIncidentReport.incident.reports[0].items.item", contains("DATES", "MODEL"))
        .body(
            "data.submitIncidentReport.incident.reports[0].missing",
            containsInAnyOrder(
                "HARM", "CHAIN_OF_EVENTS", "INVOLVEMENT", "RESPONSE", "RECOMMENDATIONS"));
    told.put("items", List.of(dates, dates));
    as("aurelia-officer", "submitIncidentReport", told)
        .body("errors[0].extensions.code", equalTo("ITEM_REPEATED"));
    told.put("kind", "FINAL");
    told.remove("items");
    as("aurelia-officer", "submitIncidentReport", told)
        .body("data.submitIncidentReport.incident.reports[1].missing", hasSize(9));
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() {
    classified("ATLANTIS", "X").body("errors[0].extensions.code", equalTo("UNKNOWN_REGIME"));
    classified("EU_GPAI_COP", "WEIGHTS_HARM")
        .body("errors[0].extensions.code", equalTo("UNKNOWN_CATEGORY"));
    as(
            "aurelia-officer",
            "submitIncidentReport",
            Map.of("instrument", "US_CA_SB53", "kind", "INITIAL", "summary", "x"))
        .body("errors[0].extensions.code", equalTo("NOT_CLASSIFIED"));
    as(
            "aurelia-officer",
            "claimClockStart",
            Map.of(
                "start",
                "DISCOVERED",
                "at",
                now().toString(),
                "evidence",
                List.of("evd_" + "0".repeat(32))))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    claimed("aurelia-officer", now().plus(1, ChronoUnit.HOURS), null)
        .body("errors[0].extensions.code", equalTo("FUTURE_DATED"));
    classifiedBy("borealis-officer").body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    classifiedBy("aurelia-submitter").body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    claimed("eu-supervisor", now().minus(1, ChronoUnit.HOURS), null)
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
  }

  private ValidatableResponse classifiedBy(String user) {
    return as(
        user,
        "classifyIncident",
        Map.of("instrument", "EU_GPAI_COP", "category", "DEATH", "rationale", "not theirs to say"));
  }

  @Test
  void theEarlierOfTwoIncidentsGoverns() {
    var first = incident;
    classified("EU_GPAI_COP", "CYBERSECURITY_BREACH");
    anIncidentThatTheLabRecorded();
    classified("EU_GPAI_COP", "CYBERSECURITY_BREACH");
    var later = incident;
    as(
            "aurelia-officer",
            "mergeIncidents",
            Map.of(
                "incident", first, "mergedInto", later, "instrument", "EU_GPAI_COP", "reason", "x"))
        .body("errors[0].extensions.code", equalTo("MERGED_BACKWARDS"));
    as(
            "aurelia-officer",
            "mergeIncidents",
            Map.of("mergedInto", first, "instrument", "EU_GPAI_COP", "reason", "one intrusion"))
        .body("data.mergeIncidents.incident.obligations", hasSize(0));
  }
}

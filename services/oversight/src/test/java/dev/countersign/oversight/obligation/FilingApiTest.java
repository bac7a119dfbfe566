package dev.countersign.oversight.obligation;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is owed beside the reports of incidents, what is handed in, and to whom that shows. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class FilingApiTest {
  private static boolean filedUnder;
  private String version = "";

  @BeforeEach
  void aLabWhosePolicyIsFiledUnderTheCode() {
    Register.ready();
    Catalogue.ready();
    if (!filedUnder) {
      Api.as("borealis-officer")
          .mutate(
              "createFrameworkDocument",
              "document { id }",
              Map.of(
                  "idempotencyKey",
                  key(),
                  "name",
                  "Frontier framework",
                  "designations",
                  List.of(
                      Map.of("instrument", "US_CA_SB53", "from", "2026-01-01T00:00:00Z"),
                      Map.of("instrument", "EU_GPAI_COP", "from", "2026-01-01T00:00:00Z"))))
          .body("errors", nullValue());
      filedUnder = true;
    }
    version = LabSteps.version("borealis-submitter", LabSteps.model("borealis-submitter"));
  }

  private static Instant now() {
    return Instant.parse(
        Api.anonymous().send("{ clock { now } }").extract().<String>path("data.clock.now"));
  }

  private static ValidatableResponse claimed(String user, Map<String, Object> more) {
    var input = new HashMap<String, Object>();
    input.put("idempotencyKey", key());
    input.put("instrument", "EU_GPAI_COP");
    input.put("start", "PLACED_ON_MARKET");
    input.put("at", now().plus(Duration.ofDays(20)).toString());
    input.put("evidence", List.of());
    input.putAll(more);
    return Api.as(user).mutate("claimMilestone", "milestone", input);
  }

  private static ValidatableResponse filed(String user, Map<String, Object> more) {
    var input = new HashMap<String, Object>();
    input.put("idempotencyKey", key());
    input.put("instrument", "EU_GPAI_COP");
    input.put("requirementKey", "EU-COP-7.0");
    input.put("summary", "the report");
    input.putAll(more);
    return Api.as(user).mutate("submitFiling", "filing { id receivedAt }", input);
  }

  private static ValidatableResponse owed(String user, String more) {
    return Api.as(user)
        .send(
            "{ obligations(lab: \"org_borealis\", first: 100%s) { totalCount nodes { subject incident requirementKey state fulfilledBy due { at start zone calendar } earlierDue { at } } } }"
                .formatted(more));
  }

  private String of(String requirement) {
    return "data.obligations.nodes.find { it.subject == '%s' && it.requirementKey == '%s' }."
        .formatted(version, requirement);
  }

  /** Borealis is supervised by whom its jurisdictions name: the tests' register says where. */
  @Test
  void aPlannedReleaseOwesItsReportBeforehandAndAFilingFulfilsIt() {
    claimed("borealis-submitter", Map.of("subject", version)).body("errors", nullValue());
    owed("borealis-officer", "")
        .body("errors", nullValue())
        .body(of("EU-COP-7.0") + "state", equalTo("PENDING"))
        .body(of("EU-COP-7.0") + "incident", nullValue())
        .body(of("EU-COP-7.0") + "due.start", equalTo("PLACED_ON_MARKET"))
        .body(of("EU-COP-7.0") + "due.zone", equalTo("Europe/Brussels"));
    String filing =
        filed("borealis-officer", Map.of("subject", version))
            .body("errors", nullValue())
            .extract()
            .path("data.submitFiling.filing.id");
    owed("borealis-officer", "")
        .body(of("EU-COP-7.0") + "state", equalTo("SUBMITTED"))
        .body(of("EU-COP-7.0") + "fulfilledBy", equalTo(filing));
    var taken = "/exports/obligations.json?lab=org_borealis&instrument=EU_GPAI_COP";
    Api.as("borealis-officer")
        .get(taken)
        .statusCode(200)
        .body("rows.find { it.fulfilledBy == '%s' }.state".formatted(filing), equalTo("SUBMITTED"))
        .body("rows.find { it.fulfilledBy == '%s' }.due.zone".formatted(filing), notNullValue());
    for (var user : List.of("aurelia-officer", "ca-analyst", "bracken-lead")) {
      Api.as(user).get(taken).statusCode(200).body("rows.fulfilledBy", not(hasItem(filing)));
    }
    Api.anonymous().get(taken).statusCode(401);
  }

  @Test
  void whatIsNotHandedInByItsDayShowsInTheWindowsAndIsCounted() {
    claimed(
            "borealis-submitter",
            Map.of("subject", version, "at", now().plus(Duration.ofDays(10)).toString()))
        .body("errors", nullValue());
    owed("borealis-officer", ", dueWithin: DAYS_15, instrument: \"EU_GPAI_COP\"")
        .body("data.obligations.nodes.subject", hasItem(version));
    owed("borealis-officer", ", dueWithin: HOURS_72, instrument: \"EU_GPAI_COP\"")
        .body("data.obligations.nodes.subject", not(hasItem(version)));
    owed("borealis-officer", ", dueWithin: DAYS_15, instrument: \"US_CA_SB53\"")
        .body("data.obligations.nodes.subject", not(hasItem(version)));
    var radar = "{ obligationRadar { instrument overdue dueWithin { window obligations } } }";
    var code = "data.obligationRadar.find { it.instrument == 'EU_GPAI_COP' }.dueWithin.";
    int soon =
        Api.as("borealis-officer")
            .send(radar)
            .body("errors", nullValue())
            .extract()
            .path(code + "find { it.window == 'DAYS_15' }.obligations");
    assertThat(soon).isPositive();
    Api.as("ca-analyst")
        .send(radar)
        .body("data.obligationRadar.instrument", not(hasItem("EU_GPAI_COP")));
    Api.as("kestrel-lead").send(radar).body("errors[0].extensions.code", equalTo("FORBIDDEN"));
  }

  @Test
  void aFilingIsSeenByItsRegimeAloneAndConfirmedOnce() {
    String filing =
        filed("aurelia-officer", Map.of()).extract().path("data.submitFiling.filing.id");
    var list = "{ filings(lab: \"org_aurelia\", first: 100) { nodes { id receivedAt } } }";
    var node = "{ node(id: \"%s\") { id } }".formatted(filing);
    for (var user : List.of("eu-analyst", "aurelia-submitter")) {
      Api.as(user).send(list).body("data.filings.nodes.id", hasItem(filing));
      Api.as(user).send(node).body("data.node.id", equalTo(filing));
    }
    for (var user : List.of("ca-analyst", "borealis-officer")) {
      Api.as(user).send(list).body("data.filings.nodes.id", not(hasItem(filing)));
      Api.as(user).send(node).body("data.node", nullValue());
    }
    var receipt =
        Map.<String, Object>of("filing", filing, "receivedAt", now().minusSeconds(60).toString());
    var input = new HashMap<String, Object>(receipt);
    input.put("idempotencyKey", key());
    Api.as("ca-supervisor")
        .mutate("confirmFiling", "filing { id }", input)
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    input.put("idempotencyKey", key());
    Api.as("eu-supervisor")
        .mutate("confirmFiling", "filing { receivedAt }", input)
        .body("errors", nullValue())
        .body("data.confirmFiling.filing.receivedAt", notNullValue());
    input.put("idempotencyKey", key());
    Api.as("eu-supervisor")
        .mutate("confirmFiling", "filing { id }", input)
        .body("errors[0].extensions.code", equalTo("ALREADY_CONFIRMED"));
  }

  @Test
  void whatCannotBeIsRefused() {
    filed("aurelia-officer", Map.of("instrument", "NOWHERE"))
        .body("errors[0].extensions.code", equalTo("UNKNOWN_REGIME"));
    filed("aurelia-officer", Map.of("requirementKey", "EU-COP-99"))
        .body("errors[0].extensions.code", equalTo("UNKNOWN_REQUIREMENT"));
    filed("aurelia-officer", Map.of("requirementKey", "EU-COP-9.3.2"))
        .body("errors[0].extensions.code", equalTo("UNKNOWN_REQUIREMENT"));
    filed("aurelia-officer", Map.of("subject", version))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    filed("aurelia-officer", Map.of("submittedAt", now().plusSeconds(3600).toString()))
        .body("errors[0].extensions.code", equalTo("FUTURE_DATED"));
    filed("aurelia-submitter", Map.of()).body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    claimed("aurelia-officer", Map.of("start", "DISCOVERED"))
        .body("errors[0].extensions.code", equalTo("CLOCK_START_NOT_CLAIMED"));
    claimed("aurelia-officer", Map.of("subject", version))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    claimed("aurelia-officer", Map.of("start", "QUALIFIED"))
        .body("errors[0].extensions.code", equalTo("FUTURE_DATED"));
    var met = Map.<String, Object>of("start", "SYSTEMIC_RISK_MET", "at", "2026-01-05T00:00:00Z");
    claimed("aurelia-officer", met).body("errors", nullValue());
    claimed("aurelia-officer", met).body("errors[0].extensions.code", equalTo("REASON_MISSING"));
    claimed(
            "aurelia-officer",
            Map.of("start", "SYSTEMIC_RISK_NOTIFIED", "at", "2026-01-04T00:00:00Z"))
        .body("errors[0].extensions.code", equalTo("CLOCK_ORDER_IMPOSSIBLE"));
  }

  @Test
  void anotherLabAnotherJurisdictionAndAnyoneSeeNothingOfWhatIsOwed() {
    claimed("borealis-submitter", Map.of("subject", version)).body("errors", nullValue());
    for (var user : List.of("aurelia-officer", "kestrel-lead")) {
      owed(user, "").body("data.obligations.nodes.subject", not(hasItem(version)));
    }
    owed("ca-analyst", ", instrument: \"EU_GPAI_COP\"").body("data.obligations.nodes", empty());
    Api.anonymous()
        .send("{ obligations { totalCount } }")
        .body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
  }

  @Test
  void anEngagedAuditorIsToldOfItsScopeAsLongAsItIsEngaged() {
    var model = LabSteps.model("borealis-submitter");
    var inScope = LabSteps.version("borealis-submitter", model);
    var engagement = engaged(model);
    for (var subject : List.of(inScope, version)) {
      claimed("borealis-submitter", Map.of("subject", subject)).body("errors", nullValue());
    }
    String outOfScope =
        filed("borealis-officer", Map.of("subject", version))
            .extract()
            .path("data.submitFiling.filing.id");
    String filing =
        filed("borealis-officer", Map.of("subject", inScope))
            .extract()
            .path("data.submitFiling.filing.id");
    owed("bracken-lead", "")
        .body("data.obligations.nodes.subject", hasItem(inScope))
        .body("data.obligations.nodes.subject", not(hasItem(version)))
        .body(
            "data.obligations.nodes.find { it.subject == '%s' && it.requirementKey == 'EU-COP-7.0' }.fulfilledBy"
                .formatted(inScope),
            equalTo(filing));
    var filings = "{ filings(first: 100) { nodes { id } } }";
    Api.as("bracken-lead")
        .send(filings)
        .body("data.filings.nodes.id", hasItem(filing))
        .body("data.filings.nodes.id", not(hasItem(outOfScope)));
    owed("kestrel-lead", "").body("data.obligations.nodes.subject", not(hasItem(inScope)));
    Api.as("borealis-officer")
        .mutate(
            "endEngagement",
            "engagement { id }",
            Map.of("idempotencyKey", key(), "engagement", engagement, "reason", "It is done."))
        .body("errors", nullValue());
    owed("bracken-lead", "").body("data.obligations.nodes.subject", not(hasItem(inScope)));
    Api.as("bracken-lead").send(filings).body("data.filings.nodes.id", not(hasItem(filing)));
  }

  private static String engaged(String model) {
    String engagement =
        Api.as("borealis-officer")
            .mutate(
                "offerEngagement",
                "engagement { id }",
                Map.of(
                    "idempotencyKey",
                    key(),
                    "auditor",
                    "org_bracken",
                    "models",
                    List.of(model),
                    "evidenceClasses",
                    List.of("PUBLIC"),
                    "from",
                    "2026-01-01T00:00:00Z",
                    "until",
                    "2027-12-31T00:00:00Z",
                    "contingent",
                    false,
                    "publicationVeto",
                    false))
            .body("errors", nullValue())
            .extract()
            .path("data.offerEngagement.engagement.id");
    Api.as("bracken-lead")
        .mutate(
            "acceptEngagement",
            "engagement { id }",
            Map.of("idempotencyKey", key(), "engagement", engagement))
        .body("errors", nullValue());
    return engagement;
  }
}

package dev.countersign.oversight.inquiry;

import static dev.countersign.oversight.LabSteps.key;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import dev.countersign.oversight.evidence.EvidenceSteps;
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

/** What a regulator asks stays between it and the lab, and a day that passed stays passed. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class InquiryApiTest {
  private static final String FIELDS =
      "inquiry { id state dueAt earlierDueAt outcome answers { answer records } }";

  @BeforeEach
  void theRegisterIsReady() {
    Register.ready();
  }

  private static Instant inDays(int days) {
    String now = Api.anonymous().send("{ clock { now } }").extract().path("data.clock.now");
    return Instant.parse(now).plus(days, ChronoUnit.DAYS);
  }

  private static ValidatableResponse send(String user, String mutation, Map<String, Object> more) {
    var input = new HashMap<String, Object>(more);
    input.put("idempotencyKey", key());
    return Api.as(user).mutate(mutation, FIELDS, input);
  }

  private static ValidatableResponse asked(String user, String lab, Instant due) {
    return send(
        user,
        "openInquiry",
        Map.of(
            "lab",
            lab,
            "title",
            "Elicitation",
            "question",
            "Which techniques?",
            "records",
            List.of(),
            "dueAt",
            due.toString()));
  }

  private static String opened() {
    return asked("eu-supervisor", "org_aurelia", inDays(10))
        .body("errors", nullValue())
        .body("data.openInquiry.inquiry.state", equalTo("OPEN"))
        .extract()
        .path("data.openInquiry.inquiry.id");
  }

  private static ValidatableResponse answered(String user, String inquiry, String... records) {
    return send(
        user,
        "answerInquiry",
        Map.of("inquiry", inquiry, "answer", "Agents.", "records", List.of(records)));
  }

  private static ValidatableResponse closed(String user, String inquiry, String outcome) {
    return send(
        user, "closeInquiry", Map.of("inquiry", inquiry, "outcome", outcome, "reason", "done"));
  }

  private static void refused(ValidatableResponse response, String code) {
    response.body("errors[0].extensions.code", equalTo(code));
  }

  @Test
  void anAnswerNamesTheLabsOwnRecordsAlone() {
    var inquiry = opened();
    var own = LabSteps.version("aurelia-submitter", LabSteps.model("aurelia-submitter"));
    var another = LabSteps.version("borealis-submitter", LabSteps.model("borealis-submitter"));
    refused(answered("aurelia-officer", inquiry, another), "NOT_FOUND");
    answered("aurelia-officer", inquiry, own)
        .body("data.answerInquiry.inquiry.state", equalTo("ANSWERED"))
        .body("data.answerInquiry.inquiry.answers", hasSize(1));
    closed("eu-supervisor", inquiry, "RESPONSIVE")
        .body("data.closeInquiry.inquiry.state", equalTo("CLOSED"));
    refused(answered("aurelia-officer", inquiry, own), "INQUIRY_CLOSED");
  }

  @Test
  void nobodyButTheTwoKnowsOfIt() {
    var inquiry = opened();
    var query = "{ inquiries(first: 100) { totalCount nodes { id } } }";
    for (var user : List.of("eu-analyst", "aurelia-submitter")) {
      Api.as(user).send(query).body("data.inquiries.nodes.id", hasItem(inquiry));
    }
    for (var user : List.of("ca-analyst", "borealis-officer")) {
      Api.as(user).send(query).body("data.inquiries.nodes.id", not(hasItem(inquiry)));
      Api.as(user).send("{ node(id: \"" + inquiry + "\") { id } }").body("data.node", nullValue());
    }
    refused(Api.as("kestrel-lead").send(query), "FORBIDDEN");
    refused(Api.anonymous().send(query), "UNAUTHENTICATED");
    refused(answered("borealis-officer", inquiry), "NOT_FOUND");
    refused(closed("ca-supervisor", inquiry, "WITHDRAWN"), "NOT_FOUND");
    refused(closed("eu-analyst", inquiry, "WITHDRAWN"), "FORBIDDEN");
    refused(answered("aurelia-submitter", inquiry), "FORBIDDEN");
  }

  @Test
  void aRegulatorAsksOnlyLabsOfItsJurisdiction() {
    refused(asked("ca-supervisor", "org_aurelia", inDays(10)), "NOT_FOUND");
    refused(asked("eu-supervisor", "org_kestrel", inDays(10)), "NOT_FOUND");
    refused(asked("eu-supervisor", "org_nowhere", inDays(10)), "NOT_FOUND");
    refused(asked("eu-supervisor", "org_aurelia", inDays(-1)), "DEADLINE_PASSED");
  }

  @Test
  void anExtensionGivesMoreTimeAndKeepsTheOldDay() {
    var inquiry = opened();
    var input = new HashMap<String, Object>(Map.of("inquiry", inquiry, "reason", "asked for"));
    input.put("dueAt", inDays(5).toString());
    refused(send("eu-supervisor", "extendInquiry", input), "DEADLINE_NOT_LATER");
    input.put("dueAt", inDays(20).toString());
    send("eu-supervisor", "extendInquiry", input)
        .body("data.extendInquiry.inquiry.dueAt", equalTo(inDays(20).toString()))
        .body("data.extendInquiry.inquiry.earlierDueAt", hasSize(1));
    refused(send("ca-supervisor", "extendInquiry", input), "NOT_FOUND");
  }

  @Test
  void whatAnInquiryNamesIsKeptByAHoldOfItsOwnEachReleasedOnItsOwn() {
    var kept =
        List.of(
            EvidenceSteps.sealed("aurelia-submitter", "org_aurelia", "CONFIDENTIAL", Map.of()),
            EvidenceSteps.sealed("aurelia-submitter", "org_aurelia", "CONFIDENTIAL", Map.of()));
    var input =
        new HashMap<String, Object>(
            Map.of(
                "lab",
                "org_aurelia",
                "title",
                "Logs",
                "question",
                "Keep them.",
                "records",
                List.of(),
                "dueAt",
                inDays(10).toString()));
    input.put("holds", List.of("evd_" + "0".repeat(32)));
    refused(send("eu-supervisor", "openInquiry", input), "NOT_FOUND");
    input.put("holds", kept);
    var opened = send("eu-supervisor", "openInquiry", input).body("errors", nullValue()).extract();
    String inquiry = opened.path("data.openInquiry.inquiry.id");
    var holds = "{ node(id: \"%s\") { ... on Inquiry { holds { hold evidence open } } } }";
    var seen =
        Api.as("aurelia-officer")
            .send(holds.formatted(inquiry))
            .body("data.node.holds.evidence", equalTo(kept))
            .body("data.node.holds.open", equalTo(List.of(true, true)))
            .extract();
    String first = seen.path("data.node.holds[0].hold");
    var release =
        Map.<String, Object>of(
            "idempotencyKey", key(), "evidence", kept.getFirst(), "hold", first, "reason", "read");
    refused(
        Api.as("aurelia-officer").mutate("releaseEvidenceHold", "evidence { id }", release),
        "FORBIDDEN");
    Api.as("eu-supervisor")
        .mutate("releaseEvidenceHold", "evidence { id }", release)
        .body("errors", nullValue());
    Api.as("eu-analyst")
        .send(holds.formatted(inquiry))
        .body("data.node.holds.open", equalTo(List.of(false, true)));
    // The hold is there for whoever supervises the lab; the inquiry is not told by it.
    Api.as("borealis-officer").send(holds.formatted(inquiry)).body("data.node", nullValue());
  }

  @Test
  void whatWasNotAnsweredIsNotResponsive() {
    var inquiry = opened();
    refused(closed("eu-supervisor", inquiry, "RESPONSIVE"), "NOT_ANSWERED");
    closed("eu-supervisor", inquiry, "NOT_RESPONSIVE")
        .body("data.closeInquiry.inquiry.outcome", equalTo("NOT_RESPONSIVE"));
  }
}

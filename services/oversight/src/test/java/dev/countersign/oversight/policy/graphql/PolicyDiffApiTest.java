package dev.countersign.oversight.policy.graphql;

import static dev.countersign.oversight.LabSteps.document;
import static dev.countersign.oversight.LabSteps.key;
import static dev.countersign.oversight.LabSteps.rsp;
import static dev.countersign.oversight.PolicySteps.APPROVER;
import static dev.countersign.oversight.PolicySteps.WRITES;
import static dev.countersign.oversight.PolicySteps.changed;
import static dev.countersign.oversight.PolicySteps.drafted;
import static dev.countersign.oversight.PolicySteps.published;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Step 7 of the worked example: what a lab calls a clarification is shown for what it is. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class PolicyDiffApiTest {
  private static final String VALUE = "$.thresholds[CYBER-2].indicators[exploit-success].value";
  private static final String FIELDS =
      "{ characterisation weakened unmentioned classifications { regulator classification }"
          + " changes { path before after changeClass comparable sentence mentioned disputed"
          + " classifications { regulator classification reason } } }";

  private String document;
  private String before;

  @BeforeEach
  void published20() {
    Register.ready();
    document = document(WRITES);
    before = published(drafted(document, rsp(), "2026-03-01T00:00:00Z"));
  }

  private Map<String, Object> clarified() {
    var input =
        changed(
            document, rsp().replace("value: \"0.60\"", "value: \"0.85\""), "2026-06-26T00:00:00Z");
    input.put("label", "2.1");
    input.put("previous", before);
    input.put("characterisation", "clarification");
    input.put("changelog", List.of("Wording of section 4."));
    return input;
  }

  private static ValidatableResponse diff(Api who, String from, String to) {
    return who.send("{ policyDiff(from: \"%s\", to: \"%s\") %s }".formatted(from, to, FIELDS));
  }

  private static ValidatableResponse classify(
      String user, String from, String to, String path, String as) {
    var input = new HashMap<String, Object>();
    input.put("idempotencyKey", key());
    input.put("from", from);
    input.put("to", to);
    input.put("path", path);
    input.put("classification", as);
    input.put("reason", "It halts later than before.");
    return Api.as(user).mutate("classifyPolicyChange", "policyDiff " + FIELDS, input);
  }

  private static void refused(String code, ValidatableResponse response) {
    response.body("errors[0].extensions.code", equalTo(code));
  }

  @Test
  void step7AClarificationThatRaisesAThresholdIsShownAsWeakenedToEverybody() {
    var after = published(drafted(clarified()));
    for (var who : List.of(Api.anonymous(), Api.as("borealis-officer"), Api.as("eu-analyst"))) {
      diff(who, before, after)
          .body("errors", nullValue())
          .body("data.policyDiff.characterisation", equalTo("clarification"))
          .body("data.policyDiff.weakened", equalTo(1))
          .body("data.policyDiff.unmentioned", equalTo(1))
          .body("data.policyDiff.changes", hasSize(1))
          .body("data.policyDiff.changes[0].path", equalTo(VALUE))
          .body("data.policyDiff.changes[0].changeClass", equalTo("WEAKENED"))
          .body("data.policyDiff.changes[0].before", equalTo("0.60"))
          .body("data.policyDiff.changes[0].after", equalTo("0.85"))
          .body("data.policyDiff.changes[0].mentioned", equalTo(false))
          .body("data.policyDiff.changes[0].sentence", containsString("reached later"));
    }
    diff(Api.anonymous(), after, before)
        .body("data.policyDiff.changes.changeClass", contains("STRENGTHENED"));
    diff(Api.anonymous(), before, before).body("data.policyDiff.changes", empty());
  }

  @Test
  void anEntryThatNamesTheThresholdMentionsTheChange() {
    var input = clarified();
    input.put("changelog", List.of("CYBER-2: clarified."));
    diff(Api.as(WRITES), before, drafted(input))
        .body("data.policyDiff.changes[0].mentioned", equalTo(true))
        .body("data.policyDiff.unmentioned", equalTo(0));
  }

  @Test
  void theChangelogOfEveryVersionOnTheWayCounts() {
    var between = clarified();
    between.put("changelog", List.of("CYBER-2 is reached later."));
    var middle = drafted(between);
    var last = clarified();
    last.put("previous", middle);
    last.put("effectiveFrom", "2026-06-27T00:00:00Z");
    diff(Api.as(WRITES), before, drafted(last))
        .body("data.policyDiff.changes[0].mentioned", equalTo(true));
  }

  @Test
  void aDraftIsComparedForNobodyButThoseWhoSeeIt() {
    var draft = drafted(clarified());
    diff(Api.as(APPROVER), before, draft).body("data.policyDiff.weakened", equalTo(1));
    for (var other :
        List.of(
            Api.anonymous(),
            Api.as("eu-supervisor"),
            Api.as("borealis-officer"),
            Api.as("platform-registrar"))) {
      diff(other, before, draft).body("data.policyDiff", nullValue()).body("errors", nullValue());
      diff(other, draft, before).body("data.policyDiff", nullValue()).body("errors", nullValue());
    }
    refused("NOT_FOUND", classify("eu-supervisor", before, draft, null, "WEAKENED"));
    diff(Api.anonymous(), before, "pol_" + "0".repeat(32)).body("data.policyDiff", nullValue());
  }

  @Test
  void onlyVersionsOfOneDocumentAreCompared() {
    var other = published(drafted(document(WRITES), rsp(), "2026-03-01T00:00:00Z"));
    refused("DIFFERENT_DOCUMENTS", diff(Api.anonymous(), before, other));
  }

  @Test
  void aSupervisorsClassificationStandsBesideOurs() {
    var after = published(drafted(clarified()));
    classify("eu-supervisor", before, after, VALUE, "NEUTRAL")
        .body("errors", nullValue())
        .body("data.classifyPolicyChange.policyDiff.changes[0].disputed", equalTo(true));
    classify("eu-supervisor", before, after, VALUE, "WEAKENED").body("errors", nullValue());
    classify("eu-supervisor", before, after, null, "WEAKENED").body("errors", nullValue());
    diff(Api.anonymous(), before, after)
        .body("data.policyDiff.changes[0].classifications.regulator", contains("org_eu-ai-office"))
        .body("data.policyDiff.changes[0].classifications.classification", contains("WEAKENED"))
        .body("data.policyDiff.changes[0].disputed", equalTo(false))
        .body("data.policyDiff.classifications.classification", contains("WEAKENED"));
    diff(Api.anonymous(), after, before).body("data.policyDiff.classifications", empty());
  }

  @Test
  void onlySupervisorsOfTheLabsJurisdictionClassify() {
    var after = published(drafted(clarified()));
    for (var user : List.of("eu-analyst", "cygnus-officer", "kestrel-lead", "platform-registrar")) {
      refused("FORBIDDEN", classify(user, before, after, null, "NEUTRAL"));
    }
    refused("OUTSIDE_JURISDICTION", classify("ca-supervisor", before, after, null, "NEUTRAL"));
    refused("NO_SUCH_CHANGE", classify("eu-supervisor", before, after, "$.title", "NEUTRAL"));
  }
}

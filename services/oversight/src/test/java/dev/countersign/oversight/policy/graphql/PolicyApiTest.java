package dev.countersign.oversight.policy.graphql;

import static dev.countersign.oversight.LabSteps.document;
import static dev.countersign.oversight.LabSteps.key;
import static dev.countersign.oversight.LabSteps.rsp;
import static dev.countersign.oversight.PolicySteps.APPROVER;
import static dev.countersign.oversight.PolicySteps.OFFICER;
import static dev.countersign.oversight.PolicySteps.WRITES;
import static dev.countersign.oversight.PolicySteps.act;
import static dev.countersign.oversight.PolicySteps.changed;
import static dev.countersign.oversight.PolicySteps.draft;
import static dev.countersign.oversight.PolicySteps.drafted;
import static dev.countersign.oversight.PolicySteps.end;
import static dev.countersign.oversight.PolicySteps.published;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a draft to its end: who may do what to a version, and who learns of it. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class PolicyApiTest {
  private static final String BEFORE = "2026-02-01T00:00:00Z";
  private static final String NEVER = "2099-01-01T00:00:00Z";

  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static ValidatableResponse version(Api who, String id) {
    return who.send(
        "{ policyVersion(id: \"%s\") { status title inForceUntil approvals { approver } ended { reason } } }"
            .formatted(id));
  }

  private static void refused(String code, ValidatableResponse response) {
    response.body("errors[0].extensions.code", equalTo(code));
  }

  @Test
  void nobodyPublishesTheirOwnWordsOrOnTheirOwnApproval() {
    var version = drafted(document(WRITES), rsp(), BEFORE);
    refused("FORBIDDEN", act(WRITES, "approve", version));
    refused("POLICY_VERSION_DRAFT", act(OFFICER, "publish", version));
    act(OFFICER, "approve", version)
        .body("data.approvePolicyVersion.policyVersion.approvals.approver", contains(OFFICER));
    refused("ALREADY_APPROVED", act(OFFICER, "approve", version));
    refused("APPROVAL_MISSING", act(OFFICER, "publish", version));
    refused("NOT_FOUND", act("borealis-officer", "publish", version));
    act(APPROVER, "publish", version)
        .body("data.publishPolicyVersion.policyVersion.status", equalTo("EFFECTIVE"))
        .body("data.publishPolicyVersion.policyVersion.latePublication", equalTo(true));
  }

  @Test
  void anOfficerWhoWroteAVersionNeitherApprovesNorPublishesIt() {
    String version =
        Api.as(OFFICER)
            .mutate(
                "draftPolicyVersion",
                "policyVersion { id }",
                changed(document(OFFICER), rsp(), BEFORE))
            .extract()
            .path("data.draftPolicyVersion.policyVersion.id");
    refused("SELF_APPROVAL", act(OFFICER, "approve", version));
    act(APPROVER, "approve", version).body("errors", nullValue());
    refused("SELF_PUBLICATION", act(OFFICER, "publish", version));
    refused("APPROVAL_MISSING", act(APPROVER, "publish", version));
  }

  @Test
  void aWithdrawnVersionStaysTheLabsOwnAndCannotBePublished() {
    var version = drafted(document(WRITES), rsp(), BEFORE);
    act(OFFICER, "approve", version);
    refused("NOT_FOUND", end("borealis-submitter", "withdraw", version));
    refused("FORBIDDEN", end("eu-supervisor", "withdraw", version));
    end(WRITES, "withdraw", version)
        .body("data.withdrawPolicyVersion.policyVersion.status", equalTo("WITHDRAWN"))
        .body("data.withdrawPolicyVersion.policyVersion.ended.reason", equalTo("rewritten"));
    refused("POLICY_VERSION_WITHDRAWN", act(APPROVER, "publish", version));
    for (var other : List.of(Api.anonymous(), Api.as("eu-analyst"), Api.as("borealis-officer"))) {
      version(other, version).body("data.policyVersion", nullValue());
    }
  }

  @Test
  void aRepealedVersionIsKnownToEverybodyAndItsApproversAreNot() {
    var version = published(drafted(document(WRITES), rsp(), BEFORE));
    refused("POLICY_VERSION_EFFECTIVE", end(WRITES, "withdraw", version));
    refused("FORBIDDEN", end(WRITES, "repeal", version));
    refused("NOT_FOUND", end("borealis-officer", "repeal", version));
    end(OFFICER, "repeal", version)
        .body("data.repealPolicyVersion.policyVersion.status", equalTo("REPEALED"));
    refused("POLICY_VERSION_REPEALED", end(OFFICER, "repeal", version));
    version(Api.anonymous(), version)
        .body("data.policyVersion.status", equalTo("REPEALED"))
        .body("data.policyVersion.ended.reason", equalTo("rewritten"))
        .body("data.policyVersion.approvals", empty());
  }

  @Test
  void versionsOfOneDocumentFollowEachOtherWithoutOverlap() {
    var document = document(WRITES);
    var first = published(drafted(document, rsp(), BEFORE));
    var same = drafted(document, rsp(), BEFORE);
    act(OFFICER, "approve", same);
    refused("EFFECTIVE_INTERVALS_OVERLAP", act(APPROVER, "publish", same));
    var pending = published(drafted(document, rsp(), NEVER));
    version(Api.anonymous(), first)
        .body("data.policyVersion.status", equalTo("EFFECTIVE"))
        .body("data.policyVersion.inForceUntil", equalTo(NEVER));
    version(Api.anonymous(), pending).body("data.policyVersion.status", equalTo("PUBLISHED"));
    end(OFFICER, "repeal", pending).body("errors", nullValue());
    version(Api.anonymous(), first).body("data.policyVersion.inForceUntil", nullValue());
    var second = published(drafted(document, rsp(), "2026-02-02T00:00:00Z"));
    version(Api.anonymous(), first).body("data.policyVersion.status", equalTo("SUPERSEDED"));
    version(Api.anonymous(), second).body("data.policyVersion.status", equalTo("EFFECTIVE"));
    var contradicting = changed(document, rsp(), BEFORE);
    contradicting.put("previous", second);
    refused("EFFECTIVE_DATES_CONTRADICT", draft(contradicting));
  }

  @Test
  void aRenamedThresholdContinuesAnEarlierOneAndNothingElse() {
    var document = document(WRITES);
    var renamed =
        rsp().replace("  - key: CYBER-2\n", "  - key: CYBER-2B\n    continuesKey: CYBER-NONE\n");
    draft(changed(document, renamed, BEFORE))
        .body("errors[0].extensions.code", equalTo("DOCUMENT_NOT_READABLE"))
        .body("errors[0].extensions.problems.code", contains("CONTINUES_UNKNOWN"))
        .body("errors[0].extensions.problems.path", contains("$.thresholds[0].continuesKey"));
  }

  @Test
  void everyOffendingPathIsNamedToTheLabThatWrote() {
    var wrong = rsp().replace("value: \"0.60\"", "value: \"NaN\"").replace("n: 30", "n: 30, m: 1");
    draft(changed(document(WRITES), wrong.replace("domain: CYBER", "domain: SPACE"), BEFORE))
        .body(
            "errors[0].extensions.problems.path",
            containsInAnyOrder("$.thresholds[0].indicators[0].value", "$.thresholds[0].domain"))
        .body("errors[0].message", containsString("$.thresholds[0].domain"));
    draft(changed(document(WRITES), "x".repeat(1_000_001), BEFORE))
        .body("errors[0].extensions.code", equalTo("INVALID_INPUT"));
  }

  /** The same policy part by part: what a document has by stage, the input has as a list. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> parts(String canonical) {
    Map<String, Object> content = JsonPath.from(canonical).getMap("");
    for (var threshold : (List<Map<String, Object>>) content.get("thresholds")) {
      var required = new ArrayList<Map<String, Object>>();
      ((Map<String, Object>) threshold.get("requiredSafeguards"))
          .forEach(
              (stage, safeguards) ->
                  required.add(Map.of("stage", stage, "safeguards", safeguards)));
      threshold.put("requiredSafeguards", required);
    }
    return content;
  }

  @Test
  void aPolicyHandedInPartByPartHasTheDigestOfItsDocument() {
    var document = document(WRITES);
    var asText = drafted(document, rsp(), BEFORE);
    var written =
        Api.as(WRITES)
            .send("{ policyVersion(id: \"%s\") { policy digest } }".formatted(asText))
            .extract();
    var input = changed(document, rsp(), BEFORE);
    input.remove("policy");
    refused("INVALID_INPUT", draft(input));
    input.put("content", parts(written.path("data.policyVersion.policy")));
    draft(input)
        .body("errors", nullValue())
        .body(
            "data.draftPolicyVersion.policyVersion.digest",
            equalTo(written.path("data.policyVersion.digest")));
    input.put("policy", rsp());
    input.put("idempotencyKey", key());
    refused("INVALID_INPUT", draft(input));
  }

  @Test
  void aDraftIsInNoOnesListButItsLabs() {
    var document = document(WRITES);
    var version = drafted(document, rsp(), BEFORE);
    var list =
        "{ node(id: \"%s\") { ... on FrameworkDocument { versions { nodes { id thresholds { key } commitments { key } } } } } }"
            .formatted(document);
    Api.as(APPROVER).send(list).body("data.node.versions.nodes.id", contains(version));
    for (var other :
        List.of(
            Api.anonymous(),
            Api.as("eu-supervisor"),
            Api.as("borealis-officer"),
            Api.as("platform-registrar"))) {
      other.send(list).body("data.node.versions.nodes", empty());
    }
  }

  @Test
  void anyoneReadsThePartsOfAPublishedVersion() {
    var version = published(drafted(document(WRITES), rsp(), BEFORE));
    Api.anonymous()
        .send(
            """
            { policyVersion(id: "%s") { title
              thresholds { key stages indicators { key value polarity }
                requiredSafeguards { stage safeguards } cadence { maxAge } }
              commitments { key force } safeguards { key } safetyLevels { key }
              objectionWindow { businessDays } attestationMaxAge predecessor } }
            """
                .formatted(version))
        .body("errors", nullValue())
        .body("data.policyVersion.title", equalTo("Aurelia RSP 2.0"))
        .body("data.policyVersion.thresholds[0].indicators[0].value", equalTo("0.60"))
        .body("data.policyVersion.thresholds[0].cadence.maxAge", equalTo("P6M"))
        .body("data.policyVersion.thresholds[0].requiredSafeguards.stage", hasItem("SCALE"))
        .body("data.policyVersion.commitments.force", contains("BINDING"))
        .body("data.policyVersion.objectionWindow.businessDays", equalTo(5));
  }

  @Test
  void theSchemaOfPoliciesIsServedToWhoeverWritesOne() {
    given()
        .get("/schema/policy-version.schema.json")
        .then()
        .statusCode(200)
        .contentType("application/schema+json")
        .body("title", equalTo("Policy version"));
  }
}

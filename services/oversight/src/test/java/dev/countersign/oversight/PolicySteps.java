package dev.countersign.oversight;

import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.Map;

/** What Cygnus, whose policies no other test rests on, does with them. */
public final class PolicySteps {
  public static final String WRITES = "cygnus-submitter";
  public static final String OFFICER = "cygnus-officer";
  public static final String APPROVER = "cygnus-approver";

  private PolicySteps() {}

  public static ValidatableResponse draft(Map<String, Object> input) {
    return Api.as(WRITES).mutate("draftPolicyVersion", "policyVersion { id status digest }", input);
  }

  /** A version with this content and date, written by the submitter. */
  public static String drafted(String document, String policy, String effectiveFrom) {
    return drafted(changed(document, policy, effectiveFrom));
  }

  public static String drafted(Map<String, Object> input) {
    return draft(input)
        .body("errors", nullValue())
        .extract()
        .path("data.draftPolicyVersion.policyVersion.id");
  }

  public static Map<String, Object> changed(String document, String policy, String effectiveFrom) {
    var input = LabSteps.draft(document, policy);
    input.put("effectiveFrom", effectiveFrom);
    return input;
  }

  public static ValidatableResponse act(String user, String verb, String version) {
    return Api.as(user)
        .mutate(
            verb + "PolicyVersion",
            "policyVersion { status latePublication inForceFrom inForceUntil approvals { approver }"
                + " ended { reason } }",
            Map.of("idempotencyKey", LabSteps.key(), "policyVersion", version));
  }

  public static ValidatableResponse end(String user, String verb, String version) {
    return Api.as(user)
        .mutate(
            verb + "PolicyVersion",
            "policyVersion { status ended { reason } }",
            Map.of(
                "idempotencyKey", LabSteps.key(), "policyVersion", version, "reason", "rewritten"));
  }

  public static String published(String version) {
    act(OFFICER, "approve", version).body("errors", nullValue());
    act(APPROVER, "publish", version).body("errors", nullValue());
    return version;
  }
}

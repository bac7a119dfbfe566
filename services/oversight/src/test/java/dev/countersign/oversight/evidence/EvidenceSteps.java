package dev.countersign.oversight.evidence;

import static dev.countersign.oversight.LabSteps.key;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.local.Parts;
import dev.countersign.oversight.Api;
import dev.countersign.proofs.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bytes announced by somebody, and sealed by the vault. */
public final class EvidenceSteps {
  private static final Map<String, Object> WITH_WARNINGS =
      Map.of(
          "format",
          "inspect",
          "decisionGrade",
          false,
          "warnings",
          List.of(Map.of("code", "LIMIT_SET")));

  private EvidenceSteps() {}

  static Map<String, Object> bytes(String sha256, String evidenceClass) {
    return Map.of(
        "idempotencyKey",
        key(),
        "lab",
        "org_aurelia",
        "sha256",
        sha256,
        "size",
        7,
        "mediaType",
        "application/json",
        "name",
        "log.json",
        "evidenceClass",
        evidenceClass);
  }

  static String digest() {
    return Sha256.hex(key().getBytes(StandardCharsets.UTF_8));
  }

  static String let(String sha256, String evidenceClass) {
    return let("aurelia-submitter", bytes(sha256, evidenceClass));
  }

  static String let(String user, Map<String, Object> input) {
    return Api.as(user)
        .mutate("requestEvidenceUpload", "evidence url", input)
        .body("errors", nullValue())
        .body("data.requestEvidenceUpload.url", containsString("/uploads/"))
        .extract()
        .path("data.requestEvidenceUpload.evidence");
  }

  static int told(String client, String evidence, String owner, String sha256) {
    return told(client, evidence, owner, sha256, WITH_WARNINGS);
  }

  static int told(
      String client, String evidence, String owner, String sha256, Map<String, Object> parsed) {
    return given()
        .auth()
        .oauth2(Parts.attachOrStart().tokens().ofClient(client))
        .contentType("application/json")
        .body(
            Map.of(
                "evidence", evidence,
                "owner", owner,
                "sha256", sha256,
                "size", 7,
                "parsed", parsed))
        .post("/internal/evidence/sealed")
        .statusCode();
  }

  static Map<String, Object> bytes(String sha256, String evidenceClass, Map<String, Object> more) {
    var all = new HashMap<>(bytes(sha256, evidenceClass));
    all.putAll(more);
    return all;
  }

  /** Announced by this user and sealed; the evidence's id. */
  public static String sealed(
      String user, String owner, String evidenceClass, Map<String, Object> more) {
    return sealed(user, owner, evidenceClass, more, WITH_WARNINGS);
  }

  /** Announced and sealed, and nothing about it that a decision could not rest on. */
  public static String sealedForDecisions(String user, String owner) {
    var parsed =
        Map.<String, Object>of("format", "inspect", "decisionGrade", true, "warnings", List.of());
    return sealed(user, owner, "CONFIDENTIAL", Map.of(), parsed);
  }

  private static String sealed(
      String user,
      String owner,
      String evidenceClass,
      Map<String, Object> more,
      Map<String, Object> parsed) {
    var sha256 = digest();
    var evidence = let(user, bytes(sha256, evidenceClass, more));
    if (told("countersign-evidence", evidence, owner, sha256, parsed) != 204) {
      throw new IllegalStateException("It was not recorded as sealed");
    }
    return evidence;
  }
}

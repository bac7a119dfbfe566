package dev.countersign.oversight;

import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What a lab's people do, through the API. */
public final class LabSteps {
  private LabSteps() {}

  public static String key() {
    return UUID.randomUUID().toString();
  }

  public static String rsp() {
    try (var in = LabSteps.class.getResourceAsStream("/rsp-2.0.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String document(String user) {
    return Api.as(user)
        .mutate(
            "createFrameworkDocument",
            "document { id }",
            Map.of("idempotencyKey", key(), "name", "RSP", "designations", List.of()))
        .body("errors", nullValue())
        .extract()
        .path("data.createFrameworkDocument.document.id");
  }

  public static Map<String, Object> draft(String document, String policy) {
    return new HashMap<>(
        Map.of(
            "idempotencyKey",
            key(),
            "document",
            document,
            "label",
            "2.0",
            "policy",
            policy,
            "effectiveFrom",
            "2026-03-01T00:00:00Z",
            "changelog",
            List.of()));
  }

  public static String drafted(String user, String document) {
    return Api.as(user)
        .mutate("draftPolicyVersion", "policyVersion { id status }", draft(document, rsp()))
        .body("errors", nullValue())
        .extract()
        .path("data.draftPolicyVersion.policyVersion.id");
  }

  public static void act(String user, String verb, String version) {
    Api.as(user)
        .mutate(
            verb + "PolicyVersion",
            "policyVersion { id status }",
            Map.of("idempotencyKey", key(), "policyVersion", version))
        .body("errors", nullValue());
  }

  private static String inForce = "";

  /** One for the whole run: under each further document all that was ever asked is judged again. */
  public static synchronized String inForce() {
    if (inForce.isEmpty()) {
      inForce = published();
    }
    return inForce;
  }

  public static String published() {
    var version = drafted("aurelia-submitter", document("aurelia-submitter"));
    act("aurelia-officer", "approve", version);
    act("aurelia-approver", "publish", version);
    return version;
  }

  public static String model(String user) {
    return Api.as(user)
        .mutate("registerModel", "model { id }", Map.of("idempotencyKey", key(), "name", "AUR-5"))
        .extract()
        .path("data.registerModel.model.id");
  }

  public static Map<String, Object> checkpoint(String model) {
    return Map.of(
        "idempotencyKey",
        key(),
        "model",
        model,
        "label",
        "c1",
        "manifestDigest",
        (key() + key()).replace("-", ""),
        "trainingFlop",
        "3.1e26",
        "parents",
        List.of(),
        "mitigationState",
        "HELPFUL_ONLY",
        "affordances",
        List.of());
  }

  public static String version(String user, String model) {
    return Api.as(user)
        .mutate("registerModelVersion", "modelVersion { id }", checkpoint(model))
        .body("errors", nullValue())
        .extract()
        .path("data.registerModelVersion.modelVersion.id");
  }

  public static Map<String, Object> scale(String base, String ceiling) {
    return Map.of("idempotencyKey", key(), "base", base, "stage", "SCALE", "flopCeiling", ceiling);
  }
}

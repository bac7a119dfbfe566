package dev.countersign.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/**
 * What Aurelia has beside the story: a draft that nobody approved, evidence of guarded classes,
 * incidents.
 */
public final class LaterContent {
  /** A policy that is right and asks for nothing. */
  public static final String POLICY =
      """
      title: A draft
      safetyLevels: []
      safeguards: []
      thresholds: []
      commitments: []
      objectionWindow: {businessDays: 5, calendar: weekdays}
      """;

  private LaterContent() {}

  static void add() {
    var drafted =
        Api.as("aurelia-submitter")
            .send(
                "DraftPolicyVersion",
                Map.of(
                    "input",
                    Map.of(
                        "idempotencyKey",
                        "a draft",
                        "document",
                        Told.once().id("RSP"),
                        "label",
                        "9",
                        "policy",
                        POLICY,
                        "effectiveFrom",
                        "2027-01-01T00:00:00Z",
                        "changelog",
                        List.of())));
    assertThat(drafted.getList("errors")).isNull();
    for (var user : List.of("aurelia-submitter", "cygnus-submitter")) {
      var recorded =
          Api.as(user)
              .send(
                  "RecordIncident",
                  Map.of(
                      "input",
                      Map.of(
                          "idempotencyKey", "an incident",
                          "title", "Agent left its sandbox",
                          "description", "For a minute, without harm.")));
      assertThat(recorded.getList("errors")).isNull();
    }
    runningEvaluation();
    for (var guarded : List.of("RESTRICTED", "HAZARD")) {
      Uploads.upload("aurelia-submitter", guarded, guarded.getBytes(), guarded);
    }
  }

  private static void runningEvaluation() {
    var cygnus = Api.as("cygnus-submitter");
    var registered =
        cygnus.send(
            "RegisterEvaluation",
            Map.of(
                "input",
                Map.of(
                    "idempotencyKey", "an evaluation",
                    "modelVersion", Told.once().id("Deneb@0.9"),
                    "thresholdKeys", List.of("AUT-1"),
                    "protocolTitle", "Again",
                    "protocolDigest", "0".repeat(64))));
    var id = registered.getString("data.registerEvaluation.evaluation.id");
    assertThat(
            cygnus
                .send(
                    "StartEvaluation",
                    Map.of("input", Map.of("idempotencyKey", "its start", "evaluation", id)))
                .getList("errors"))
        .isNull();
  }
}

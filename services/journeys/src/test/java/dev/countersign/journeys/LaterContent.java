package dev.countersign.journeys;

import static dev.countersign.journeys.Deeds.digest;
import static dev.countersign.journeys.Deeds.does;
import static dev.countersign.journeys.Deeds.of;
import static dev.countersign.journeys.Deeds.says;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is beside the story, so that the isolation matrix has something of every kind to hide,
 * and so that whoever asks for it has everything else that the asking needs.
 */
public final class LaterContent {
  /** A policy that is right and gates nothing. */
  public static final String POLICY =
      """
      title: A draft
      safetyLevels: []
      safeguards: []
      thresholds: []
      commitments:
        - {key: publish, kind: TRANSPARENCY, quote: We aim to say more., locator: "1", force: GOAL, conditions: []}
      objectionWindow: {businessDays: 5, calendar: weekdays}
      """;

  private static final List<Inner> INNER = new ArrayList<>();

  private LaterContent() {}

  /**
   * Something about a lab that has an id of its own, and stands in no list.
   *
   * @param party the other organisation that it is also of, if any
   */
  public record Inner(String kind, String id, String lab, @Nullable String party) {}

  public static List<Inner> inner() {
    return INNER;
  }

  public static void add() {
    LaterQuestions.catalogue();
    Home.ALL.forEach(LaterContent::ofLab);
    LaterQuestions.add();
    LaterRequirements.add();
    LaterCalls.add();
    LaterWebhooks.add();
  }

  private static void ofLab(Home home) {
    var version = Told.once().id(home.version());
    var document = Told.once().id(home.document());
    does(
        home.submitter(),
        "draftPolicyVersion",
        "policyVersion",
        of(
            "document",
            document,
            "label",
            "9",
            "policy",
            POLICY,
            "effectiveFrom",
            "2027-01-01T00:00:00Z",
            "changelog",
            List.of()));
    unannounced(home);
    running(home, version);
    evidence(home);
    incidents(home, version);
    excepted(home, version);
    LaterFilings.of(home);
    for (boolean everyone : List.of(true, false)) {
      LaterQuestions.mapped(home.submitter(), home, everyone, List.of(document));
    }
  }

  private static void unannounced(Home home) {
    var model = does(home.submitter(), "registerModel", "model", of("name", "Untold"));
    var version =
        does(
            home.submitter(),
            "registerModelVersion",
            "modelVersion",
            of(checkpoint(model, digest("weights by " + home.alias()))));
    does(
        home.submitter(),
        "recordModelChange",
        "modelChange",
        of(
            "change",
            "NEW_TOOLS",
            "description",
            "A browser.",
            "domains",
            List.of(),
            "modelVersion",
            version));
    does(
        home.submitter(),
        "implementSafeguard",
        "implementation",
        of(
            "safeguardKey",
            "S-1",
            "modelVersion",
            version,
            "surface",
            "API",
            "configDigest",
            digest("config"),
            "state",
            "IMPLEMENTED"));
  }

  static Object[] checkpoint(String model, String manifest) {
    return new Object[] {
      "model",
      model,
      "label",
      "0",
      "manifestDigest",
      manifest,
      "trainingFlop",
      "1e22",
      "parents",
      List.of(),
      "mitigationState",
      "HELPFUL_ONLY",
      "affordances",
      List.of()
    };
  }

  private static void running(Home home, String version) {
    var evaluation =
        does(
            home.submitter(),
            "registerEvaluation",
            "evaluation",
            of(
                "modelVersion",
                version,
                "thresholdKeys",
                List.of(home.threshold()),
                "protocolTitle",
                "Again",
                "protocolDigest",
                digest("again")));
    does(home.submitter(), "startEvaluation", "evaluation", of("evaluation", evaluation));
  }

  private static void evidence(Home home) {
    for (var guarded : List.of("PUBLIC", "RESTRICTED", "HAZARD")) {
      var bytes = (guarded + " bytes by " + home.alias()).getBytes(StandardCharsets.UTF_8);
      var evidence =
          Uploads.upload(home.submitter(), home.lab(), guarded, bytes, guarded)
              .getString("data.node.id");
      if (guarded.equals("RESTRICTED")) {
        does(
            home.officer(),
            "placeEvidenceHold",
            "evidence",
            of("evidence", evidence, "reason", "A dispute."));
        var seen =
            Api.as(home.officer())
                .post(
                    "query($id: ID!) { node(id: $id) { ... on Evidence { holds { id } } } }",
                    Map.of("id", evidence));
        INNER.add(new Inner("Hold", seen.getString("data.node.holds[0].id"), home.lab(), null));
      }
      Uploads.variant(home.submitter(), home.lab(), evidence, guarded.equals("HAZARD"));
      if (!guarded.equals("PUBLIC") && !guarded.equals("HAZARD")) {
        says(
            home.submitter(),
            "requestEvidenceDownload",
            "evidence",
            of("evidence", evidence, "purpose", "To look again."));
      }
    }
  }

  private static void incidents(Home home, String version) {
    LaterReplies.to(
        does(
            home.submitter(),
            "recordIncident",
            "incident",
            of("title", "Untold", "description", "Nobody was told.", "modelVersion", version)),
        home);
    if (home.category().isEmpty()) {
      return;
    }
    var incident =
        does(
            home.submitter(),
            "recordIncident",
            "incident",
            of("title", "Agent left its sandbox", "description", "For a minute, without harm."));
    does(
        home.officer(),
        "classifyIncident",
        "incident",
        of(
            "incident",
            incident,
            "instrument",
            home.instrument(),
            "category",
            home.category(),
            "rationale",
            "It may fall under it."));
    does(
        home.officer(),
        "claimClockStart",
        "incident",
        of(
            "incident",
            incident,
            "start",
            "MODEL_INVOLVEMENT_AWARE",
            "at",
            "2026-05-20T00:00:00Z",
            "evidence",
            List.of()));
    does(
        home.officer(),
        "submitIncidentReport",
        "incident",
        of(
            "incident",
            incident,
            "instrument",
            home.instrument(),
            "kind",
            "INITIAL",
            "summary",
            "What is known."));
    var seen =
        Api.as(home.officer())
            .post(
                "query($id: ID!) { node(id: $id) { ... on Incident { reports { id } } } }",
                Map.of("id", incident));
    INNER.add(
        new Inner("IncidentReport", seen.getString("data.node.reports[0].id"), home.lab(), null));
  }

  private static void excepted(Home home, String version) {
    // No policy of the story gates this stage, so the answer is HALTED.
    var request =
        does(
            home.submitter(),
            "requestScaleUp",
            "scaleUpRequest",
            of("base", version, "stage", "WEIGHTS_RELEASE", "flopCeiling", "9e27"));
    does(
        home.officer(),
        "recordException",
        "exception",
        of(
            "scaleUpRequest",
            request,
            "acknowledgement",
            "https://example.org/why",
            "expiresAt",
            "2027-01-01T00:00:00Z"));
  }
}

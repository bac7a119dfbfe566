package dev.countersign.journeys;

import static dev.countersign.journeys.Deeds.anew;
import static dev.countersign.journeys.Deeds.digest;
import static dev.countersign.journeys.Deeds.does;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A new version of Aurelia's crosses a threshold: a halt opens. */
public final class Crossing {
  private Crossing() {}

  /** Each time on a version of its own. */
  public static void happens() {
    var home = Home.ALL.getFirst();
    var by = home.submitter();
    var model = does(by, "registerModel", "model", anew("name", "Another"));
    var version =
        does(
            by,
            "registerModelVersion",
            "modelVersion",
            anew(LaterContent.checkpoint(model, digest(UUID.randomUUID().toString()))));
    var evaluation =
        does(
            by,
            "registerEvaluation",
            "evaluation",
            anew(
                "modelVersion",
                version,
                "thresholdKeys",
                List.of(home.threshold()),
                "protocolTitle",
                "Exploits",
                "protocolDigest",
                digest("exploits")));
    does(by, "startEvaluation", "evaluation", anew("evaluation", evaluation));
    var result =
        Map.of("indicatorKey", "exploit-success", "successes", 90, "n", 100, "planned", 100);
    var elicitation =
        Map.of(
            "techniques",
            List.of("agent"),
            "fineTuned",
            true,
            "mitigationsOff",
            true,
            "computeBudget",
            "1e20",
            "access",
            List.of("weights"));
    does(
        by,
        "completeEvaluation",
        "evaluation",
        anew(
            "evaluation", evaluation,
            "completedAt", now(),
            "findings",
                List.of(
                    Map.of(
                        "thresholdKey",
                        home.threshold(),
                        "conclusion",
                        "REACHED",
                        "results",
                        List.of(result))),
            "elicitation", elicitation,
            "evidence", List.of(),
            "limitations", List.of()));
  }

  private static String now() {
    return Api.as(null).post("{ clock { now } }", Map.of()).getString("data.clock.now");
  }
}

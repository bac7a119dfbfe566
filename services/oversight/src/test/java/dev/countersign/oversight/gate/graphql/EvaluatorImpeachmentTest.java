package dev.countersign.oversight.gate.graphql;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.evidence.EvidenceSteps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was cleared by an evaluator's good word falls with its independence. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class EvaluatorImpeachmentTest extends LoopSteps {
  private static final Map<String, Object> EXPLOITS_FEW =
      Map.of("indicatorKey", "exploit-success", "successes", 40, "n", 400, "planned", 400);
  private static final Map<String, Object> UPLIFTS_LITTLE =
      Map.of(
          "indicatorKey",
          "uplift-ratio",
          "mean",
          "1.00",
          "standardError",
          "0.05",
          "n",
          60,
          "planned",
          60);

  @Test
  void aTieOfItsEvaluatorLearntLaterImpeachesWhatWasRuledOutAndDecidesAgain() {
    AuditorSteps.engaged(model);
    var since = now();
    var sealed = List.of(EvidenceSteps.sealedForDecisions("kestrel-evaluator", "org_kestrel"));
    var cyber = evaluated("kestrel-evaluator", "CYBER-2", "RULED_OUT", EXPLOITS_FEW, sealed);
    evaluated("kestrel-evaluator", "BIO-2", "RULED_OUT", UPLIFTS_LITTLE, sealed);
    var request = asked();
    String decision =
        decision(request)
            .body("data.node.decision.outcome", equalTo("CLEARED"))
            .extract()
            .path("data.node.decision.id");
    earns("kestrel", "0.62", since);
    var query =
        "{ gateDecision(id: \"%s\") { outcome impeachedBy { attestation evaluation reason } } }"
            .formatted(decision);
    for (var who : List.of("aurelia-officer", "eu-analyst", "kestrel-lead")) {
      Api.as(who)
          .send(query)
          .body("data.gateDecision.outcome", equalTo("CLEARED"))
          .body("data.gateDecision.impeachedBy", hasSize(2))
          .body("data.gateDecision.impeachedBy.evaluation", hasItem(cyber))
          .body("data.gateDecision.impeachedBy.attestation", everyItem(nullValue()))
          .body("data.gateDecision.impeachedBy.reason", everyItem(equalTo("COI_REVENUE")));
    }
    for (var who : List.of("borealis-officer", "ca-analyst", "bracken-lead")) {
      Api.as(who).send(query).body("data.gateDecision", nullValue());
    }
    decision(request)
        .body("data.node.decision.outcome", equalTo("EVALUATION_REQUIRED"))
        .body("data.node.decision.reasons.code", everyItem(equalTo("CONFLICTED")));
    earns("kestrel", "0.1", since);
  }
}

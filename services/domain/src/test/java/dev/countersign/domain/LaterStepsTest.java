package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.fact.ModelFact.ModelChanged;
import dev.countersign.domain.fact.SafeguardFact.SafeguardDegraded;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Counterfactual;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.halt.Halts.State;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.id.ModelChangeId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked example, steps 7, 10, 15, 16 and 18; steps 9 and 17 are in {@link SuspensionTest}. */
class LaterStepsTest {
  private static final ModelVersionId C2 = new ModelVersionId("mv_" + Story.digits(52));
  private static final RequestId R1 = WorkedExampleTest.request().request();
  private static final RequestId R2 = new RequestId("req_" + Story.digits(2));

  private static Story amended() {
    return WorkedExampleTest.toStep14(
        story -> {
          story.at("2026-06-26T00:00:00Z");
          Aurelia.publish(
              story,
              21,
              "2026-06-26T00:00:00Z",
              Aurelia.policy(Aurelia.cyber2("0.85"), Aurelia.bio2()));
        });
  }

  private static Story toStep15() {
    var story = amended().at("2026-08-20T00:00:00Z");
    Aurelia.version(story, C2, Aurelia.C1, "1.3");
    var id = new ModelChangeId("chg_" + Story.digits(1));
    story.file(
        id.value(),
        new ModelChanged(
            id, null, ChangeKind.ELICITATION_ADVANCE, List.of(RiskDomain.CYBER), "a scaffold"));
    return story.file(
        R2.value(), new ScaleUpRequested(R2, C2, Stage.SCALE, new BigDecimal("6.2e26")));
  }

  static Story toStep16() {
    var story = toStep15().at("2026-09-01T00:00:00Z");
    var id = new ImplementationId("sfg_" + Story.digits(1));
    return story.file(id.value(), new SafeguardDegraded(id, "a universal jailbreak"));
  }

  @Test
  void step7UnderTheAmendmentAloneCyber2WouldBeRuledOut() {
    var facts = amended().read();
    var counterfactual =
        Counterfactual.of(
            facts,
            WorkedExampleTest.request(),
            facts.policies().ofDigest(Story.digest("policy 21")).orElseThrow());
    assertThat(counterfactual.thresholds())
        .filteredOn(threshold -> threshold.thresholdKey().equals("CYBER-2"))
        .extracting(threshold -> threshold.conclusion())
        .containsExactly(Conclusion.RULED_OUT);
  }

  @Test
  void step10ACorrectedCopyOfTheEvidenceChangesNothing() {
    var story = WorkedExampleTest.toStep6().at("2026-07-15T00:00:00Z");
    var before = story.decided(R1);
    Aurelia.seal(story, new EvidenceId("evd_" + Story.digits(77)), Story.LAB, true);
    assertThat(story.decided(R1)).isEqualTo(before);
  }

  @Test
  void step15AnAdvanceStalesCyber2AndItsValidationsWhileBio2StaysOk() {
    var story = toStep15();
    assertThat(story.decided(R2).outcome()).isEqualTo(Outcome.EVALUATION_REQUIRED);
    assertThat(Story.codes(story.decided(R2)))
        .containsExactlyInAnyOrder(
            "SAFEGUARDS_VALIDATED BIO-2",
            "ELICITATION_ADVANCE CYBER-2",
            "ELICITATION_ADVANCE CYBER-2 CY-CLS",
            "ELICITATION_ADVANCE CYBER-2 CY-KYC",
            "ELICITATION_ADVANCE CYBER-2 SEC-3");
    assertThat(story.decided(R1).outcome()).isEqualTo(Outcome.EVALUATION_REQUIRED);
  }

  @Test
  void step16ABypassOpensAHaltPinnedLikeItsCrossing() {
    var story = toStep16();
    var halts = story.read().halts().all();
    assertThat(halts).hasSize(3);
    assertThat(halts.getLast().opened().cause()).isEqualTo(Cause.VALIDATION_LOST);
    assertThat(halts.getLast().opened().policyVersionDigest()).isEqualTo(Story.digest("policy 20"));
    assertThat(story.decided(R1).outcome()).isEqualTo(Outcome.HALTED);
    assertThat(Story.codes(story.decided(R1)))
        .contains("OPEN_HALT CYBER-2", "SAFEGUARD_DEGRADED CYBER-2 CY-CLS");
  }

  @Test
  void step18AsOfTheEndOfJulyNothingOfAugustIsSeen() {
    var asOf = Instant.parse("2026-07-25T00:00:00Z");
    var known =
        toStep16().facts().stream().filter(f -> !f.header().recordedAt().isAfter(asOf)).toList();
    var then = Case.of(History.of(known), asOf);
    assertThat(then.halts().all())
        .extracting(halt -> halt.state())
        .containsExactly(State.LIFT_REQUESTED, State.OPEN);
    assertThat(then.policies().at(asOf))
        .extracting(version -> version.digest())
        .containsExactly(Story.digest("policy 21"));
    assertThat(then.lineage().version(C2)).isEmpty();
    assertThat(then.attestations().counted()).hasSize(3);
  }

  @Test
  void everyDecisionOfTheStoryIsComeToAgainFromWhatItIsPinnedTo() {
    var story = toStep16();
    story
        .read()
        .history()
        .all(dev.countersign.domain.fact.GateFact.GateDecided.class)
        .forEach(
            event -> {
              assertThat(Recomputation.of(story, event.fact())).isEqualTo(event.fact());
              assertThat(Recomputation.ofAll(story, event.fact())).isEqualTo(event.fact());
            });
  }
}

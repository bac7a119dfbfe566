package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.gate.Counterfactual;
import dev.countersign.domain.gate.Decision;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.gate.Reason;
import dev.countersign.domain.gate.ReasonCode;
import dev.countersign.domain.gate.WhatIf;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.policy.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What would be answered otherwise, and what the lab's own text makes of it. */
class SuppositionTest {
  private static final String CROSSED =
      "policy; model A; kestrel evaluates A: 55 of 78 planned 80; ask SCALE A; ";
  private static final String RULED_OUT =
      "policy; model A; lab evaluates A: 40 of 400; ask SCALE A; ";

  private static Counterfactual under(Tale tale, int version) {
    var facts = tale.story().read();
    var request = facts.history().all(ScaleUpRequested.class).getFirst().fact();
    return Counterfactual.of(
        facts, request, facts.policies().ofDigest(Story.digest("policy " + version)).orElseThrow());
  }

  private static Decision plan(String tale, String multiple, Stage stage, ChangeKind... changes) {
    var story = Tale.of(tale).story();
    return new WhatIf(Tale.version("A"), new BigDecimal(multiple), List.of(changes), stage)
        .ask(story.facts(), story.read());
  }

  private static List<ReasonCode> codes(List<Reason> reasons) {
    return reasons.stream().map(Reason::code).toList();
  }

  @Test
  void underAWeakerPolicyAloneTheCrossingWouldBeRuledOutWhileTheGateStillHalts() {
    var tale = Tale.of(CROSSED + "day 2; policy at 0.85");
    var counterfactual = under(tale, 2);
    assertThat(counterfactual.policyVersionDigest()).isEqualTo(Story.digest("policy 2"));
    assertThat(counterfactual.outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(counterfactual.thresholds())
        .extracting(t -> t.conclusion())
        .containsExactly(Conclusion.RULED_OUT);
    assertThat(tale.answer().outcome()).isEqualTo(Outcome.HALTED);
  }

  @Test
  void underAStricterPolicyAloneTheSameResultsWouldCross() {
    var counterfactual =
        under(
            Tale.of("policy; model A; lab evaluates A: 200 of 400; ask SCALE A; policy at 0.40"),
            2);
    assertThat(counterfactual.outcome()).isEqualTo(Outcome.HALTED);
    assertThat(codes(counterfactual.reasons())).containsExactly(ReasonCode.SAFEGUARD_MISSING);
    assertThat(counterfactual.thresholds())
        .extracting(t -> t.conclusion())
        .containsExactly(Conclusion.REACHED);
  }

  @Test
  void anEvaluatorWhoWasMoreAlarmedThanTheResultsIsStillHeard() {
    var tale =
        Tale.of(
            "policy; model A; kestrel evaluates A: 40 of 400 states REACHED; ask SCALE A;"
                + " policy at 0.85");
    assertThat(under(tale, 2).outcome()).isEqualTo(Outcome.HALTED);
  }

  @Test
  void aCounterfactualIgnoresWhatIsLatchedAndEveryHalt() {
    var tale = Tale.of(CROSSED + "model B from A x5; lab evaluates B: 10 of 400; ask SCALE B");
    var facts = tale.story().read();
    var request = facts.history().all(ScaleUpRequested.class).getLast().fact();
    var version = facts.policies().ofDigest(Story.digest("policy 1")).orElseThrow();
    assertThat(Counterfactual.of(facts, request, version).outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(tale.answer().outcome()).isEqualTo(Outcome.HALTED);
  }

  @Test
  void aPolicyThatDoesNotGateTheStepClearsNothing() {
    var tale = Tale.of(RULED_OUT + "policy gates nothing but INTERNAL_DEPLOY");
    assertThat(codes(under(tale, 2).reasons())).containsExactly(ReasonCode.NO_THRESHOLDS);
  }

  @Test
  void twiceTheComputeIsStillCoveredAndFourTimesIsNot() {
    assertThat(plan(RULED_OUT, "2", Stage.SCALE).outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(codes(plan(RULED_OUT, "4", Stage.SCALE).reasons()))
        .containsExactly(ReasonCode.STALE_COMPUTE_RATIO);
  }

  @Test
  void aPlanPastTheCeilingThatWasClearedNeedsAnEvaluationOfItsOwn() {
    assertThat(codes(plan(RULED_OUT, "3", Stage.SCALE).reasons()))
        .containsExactly(ReasonCode.CEILING_EXCEEDED);
  }

  @Test
  void aNewToolOrOpenWeightsAreAnsweredAsTheRulesSay() {
    assertThat(codes(plan(RULED_OUT, "1", Stage.SCALE, ChangeKind.NEW_TOOLS).reasons()))
        .containsExactly(ReasonCode.MODEL_CHANGED);
    assertThat(codes(plan(RULED_OUT, "1", Stage.SCALE, ChangeKind.ELICITATION_ADVANCE).reasons()))
        .containsExactly(ReasonCode.ELICITATION_ADVANCE);
    assertThat(plan(RULED_OUT, "1", Stage.WEIGHTS_RELEASE).outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(plan(CROSSED, "1", Stage.WEIGHTS_RELEASE).outcome()).isEqualTo(Outcome.HALTED);
  }

  @Test
  void aPlanThatCannotBeIsRefusedWithItsPath() {
    assertThatThrownBy(() -> plan(RULED_OUT, "0.5", Stage.SCALE))
        .hasMessageContaining("$.computeMultiple");
    assertThatThrownBy(() -> plan("policy; ", "1", Stage.SCALE)).hasMessageContaining("$.base");
  }

  @Test
  void askedWithoutAFreshViewOfTheAttestationsNothingIsCleared() {
    var facts = Tale.of(RULED_OUT).story().read();
    var request = facts.history().all(ScaleUpRequested.class).getFirst().fact();
    var hour = Duration.ofHours(1);
    assertThat(codes(Gate.decide(facts, request, null, hour).reasons()))
        .contains(ReasonCode.STATUS_UNPROVEN);
    assertThat(Gate.decide(facts, request, facts.at().minusSeconds(3601), hour).outcome())
        .isEqualTo(Outcome.HALTED);
    assertThat(Gate.decide(facts, request, facts.at().minusSeconds(3600), hour))
        .isEqualTo(Gate.decide(facts, request));
  }

  @Test
  void aGoalObligesToNothingAndTheDifferenceSaysSo() {
    var answer =
        Tale.of("policy as a goal; model A; kestrel evaluates A: 300 of 400; ask SCALE A").answer();
    assertThat(answer.outcome()).isEqualTo(Outcome.HALTED);
    assertThat(answer.asCommitted()).isEqualTo(Outcome.CLEARED);
    assertThat(answer.differences())
        .allSatisfy(
            difference -> {
              assertThat(difference.commitmentKey()).isEqualTo("HALT");
              assertThat(difference.force()).isEqualTo(Force.GOAL);
              assertThat(difference.sentence()).contains("GOAL");
            })
        .extracting(difference -> difference.code())
        .containsExactly(ReasonCode.OPEN_HALT, ReasonCode.SAFEGUARD_MISSING);
  }

  @Test
  void aConditionIsShownAndWhatIsAbsentIsAbsent() {
    var outpaced =
        Tale.of("policy unless outpaced; model A; ask SCALE A").answer().differences().getFirst();
    assertThat(outpaced.conditions()).containsExactly("no competitor is ahead");
    assertThat(outpaced.sentence()).contains("only on conditions: no competitor is ahead");
    var silent =
        Tale.of("policy commits to nothing; model A; ask SCALE A")
            .answer()
            .differences()
            .getFirst();
    assertThat(silent.force()).isEqualTo(Force.ABSENT);
    assertThat(silent.commitmentKey()).isNull();
    assertThat(silent.sentence()).contains("no commitment in force is about EVALUATION");
  }

  @Test
  void whereTheTextBindsBothOutcomesAreTheSame() {
    var answer = Tale.of(CROSSED).answer();
    assertThat(answer.asCommitted()).isEqualTo(answer.outcome());
    assertThat(answer.differences()).isEmpty();
    assertThat(Tale.of("model A; ask SCALE A").answer().asCommitted()).isEqualTo(Outcome.CLEARED);
  }
}

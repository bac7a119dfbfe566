package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.halt.Halts.State;
import dev.countersign.domain.history.History;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a naive gate gets wrong, each as the sentence that would then be true. */
class FailureModesTest {
  private static final String CROSSED = "policy; model A; kestrel evaluates A: 300 of 400; ";
  private static final String RULED_OUT = "policy; model A; lab evaluates A: 40 of 400; ";
  private static final String PROTECTED =
      "safeguard on INTERNAL of A; safeguard on API of A; safeguard on OPEN_WEIGHTS of A; "
          + "kestrel validates INTERNAL of A; kestrel validates API of A; "
          + "kestrel validates OPEN_WEIGHTS of A; ";

  private static Outcome outcome(String tale) {
    return Tale.of(tale).answer().outcome();
  }

  @Test
  void anAmendmentAfterACrossingDoesNotClear() {
    assertThat(outcome(CROSSED + "policy at 0.99; ask SCALE A")).isEqualTo(Outcome.HALTED);
    assertThat(outcome(CROSSED + "day 5; policy at 0.99; ask SCALE A")).isEqualTo(Outcome.HALTED);
  }

  @Test
  void aCrossingIsPinnedToThePolicyThatWasInForceWhenItHappened() {
    var tale = Tale.of(CROSSED + "policy at 0.99");
    assertThat(tale.halt("A").opened().policyVersionDigest()).isEqualTo(Story.digest("policy 1"));
  }

  @Test
  void aRenamedThresholdKeepsItsLatchAndAnUnjoinedOneClearsNothing() {
    assertThat(outcome(CROSSED + "policy renamed CYBER-3; ask SCALE A")).isEqualTo(Outcome.HALTED);
    assertThat(outcome(RULED_OUT + "policy key OTHER-1; ask SCALE A"))
        .isEqualTo(Outcome.EVALUATION_REQUIRED);
  }

  @Test
  void aLoosenedCadenceRefreshesNoOldEvaluation() {
    assertThat(outcome(RULED_OUT + "policy months 24; day 200; ask SCALE A"))
        .isEqualTo(Outcome.EVALUATION_REQUIRED);
  }

  @Test
  void anAgeIsCountedFromTheWorldsTimeNotFromTheRecording() {
    var tale = Tale.of("policy; model A; day 1");
    Aurelia.register(tale.story(), 1, Story.LAB, Tale.version("A"), "CYBER-2");
    tale.go("day 31");
    Aurelia.complete(
        tale.story(),
        1,
        Story.LAB,
        Tale.version("A"),
        "2026-01-05T00:00:00Z",
        "CYBER-2",
        dev.countersign.domain.evaluation.Conclusion.RULED_OUT,
        Aurelia.proportion(40, 400, 400));
    assertThat(tale.go("ask SCALE A").answer().validUntil()).isEqualTo("2026-07-05T00:00:00Z");
  }

  @Test
  void asOfAnEarlierPositionNothingLaterIsSeen() {
    var tale = Tale.of(RULED_OUT + "ask SCALE A; day 5; kestrel evaluates A: 300 of 400");
    var story = tale.story();
    var cleared =
        story
            .read()
            .history()
            .all(dev.countersign.domain.fact.GateFact.GateDecided.class)
            .getFirst();
    var known =
        story.facts().stream()
            .filter(f -> cleared.header().position().isAfter(f.header().position()))
            .toList();
    // Asked for a later day with the knowledge of then, the crossing is not known.
    assertThat(decide(known, Instant.parse(Tale.day("20")))).isEqualTo(Outcome.CLEARED);
    assertThat(decide(story.facts(), Instant.parse(Tale.day("20")))).isEqualTo(Outcome.HALTED);
  }

  private static Outcome decide(java.util.List<RecordedFact> facts, Instant at) {
    var request =
        History.of(facts)
            .all(dev.countersign.domain.fact.GateFact.ScaleUpRequested.class)
            .getFirst()
            .fact();
    return Gate.decide(Case.of(History.of(facts), at), request).outcome();
  }

  @Test
  void aHighScoreIsNotAPass() {
    assertThat(outcome("policy; model A; lab evaluates A: 400 of 400; ask SCALE A"))
        .isEqualTo(Outcome.HALTED);
  }

  @Test
  void fiveSamplesUnderTheThresholdByPointEstimateRuleNothingOut() {
    assertThat(outcome("policy; model A; lab evaluates A: 0 of 5; ask SCALE A"))
        .isEqualTo(Outcome.EVALUATION_REQUIRED);
  }

  @Test
  void theBestOfManyRunsDoesNotGovern() {
    assertThat(
            outcome(
                "policy; model A; lab evaluates A: 300 of 400; lab evaluates A: 10 of 400;"
                    + " lab evaluates A: 0 of 400; ask SCALE A"))
        .isEqualTo(Outcome.HALTED);
  }

  @Test
  void aReleaseCandidateThatRefusesRulesNothingOut() {
    assertThat(
            outcome(
                "policy; mitigated model A; lab evaluates A: 0 of 400 mitigations on; ask SCALE A"))
        .isEqualTo(Outcome.EVALUATION_REQUIRED);
  }

  @Test
  void aCheckpointOfTheSameNameAndOtherWeightsIsAnotherModel() {
    assertThat(outcome(RULED_OUT + "model B; ask SCALE B")).isEqualTo(Outcome.EVALUATION_REQUIRED);
  }

  @Test
  void aDistilledOrMergedChildDoesNotEscapeItsLineage() {
    assertThat(outcome(CROSSED + "model B from A x0.1; lab evaluates B: 0 of 400; ask SCALE B"))
        .isEqualTo(Outcome.HALTED);
    assertThat(
            outcome(
                CROSSED
                    + "model B; model C from B x1 and A x0.1; model D from C x1;"
                    + " lab evaluates D: 0 of 400; ask SCALE D"))
        .isEqualTo(Outcome.HALTED);
  }

  @Test
  void newToolsWithoutNewWeightsMakeStale() {
    assertThat(Tale.of(RULED_OUT + "ask SCALE A; day 3; change NEW_TOOLS of A").codes())
        .containsExactly("MODEL_CHANGED");
  }

  @Test
  void aCancelledOrPartialLogRulesNothingOut() {
    assertThat(outcome("policy; model A; lab evaluates A: 0 of 400 bad evidence; ask SCALE A"))
        .isEqualTo(Outcome.EVALUATION_REQUIRED);
  }

  @Test
  void implementedIsNotValidated() {
    assertThat(Tale.of(CROSSED + "safeguard on INTERNAL of A; ask SCALE A").codes())
        .contains("SAFEGUARD_NOT_VALIDATED");
  }

  @Test
  void whatIsValidatedOnTheApiSaysNothingOfOpenWeights() {
    assertThat(
            Tale.of(
                    CROSSED
                        + "safeguard on API of A; kestrel validates API of A;"
                        + " ask WEIGHTS_RELEASE A")
                .codes())
        .contains("SAFEGUARD_MISSING");
  }

  @Test
  void aHaltBindsTheChildThatTrainingGoesOnIn() {
    assertThat(Tale.of(CROSSED + "model B from A x1; model C from B x1; ask SCALE C").codes())
        .contains("OPEN_HALT");
  }

  @Test
  void oneLiftDoesNotClearTwoHalts() {
    var tale =
        Tale.of(
            CROSSED
                + PROTECTED
                + "model B from A x1; kestrel evaluates B: 300 of 400; lift of A; day 10;"
                + " ask SCALE B");
    assertThat(tale.halt("A").state()).isEqualTo(State.LIFTED);
    assertThat(tale.halt("B").state()).isEqualTo(State.OPEN);
    assertThat(tale.codes()).contains("OPEN_HALT");
  }

  @Test
  void aLiftThatRacesANewCrossingIsDenied() {
    var tale = Tale.of(CROSSED + PROTECTED + "lift of A; day 2; kestrel evaluates A: 310 of 400");
    assertThat(tale.halt("A").state()).isEqualTo(State.LIFT_DENIED);
    assertThat(tale.go("day 30; ask SCALE A").answer().outcome()).isEqualTo(Outcome.HALTED);
  }

  @Test
  void internalDeploymentIsGatedLikeAnyStep() {
    assertThat(outcome("policy gates nothing but INTERNAL_DEPLOY; model A; ask INTERNAL_DEPLOY A"))
        .isEqualTo(Outcome.EVALUATION_REQUIRED);
  }

  @Test
  void anExceptionIsNeverShownAsCleared() {
    assertThat(outcome(CROSSED + "ask SCALE A; exception; day 3; advance in CYBER"))
        .isEqualTo(Outcome.HALTED);
  }
}

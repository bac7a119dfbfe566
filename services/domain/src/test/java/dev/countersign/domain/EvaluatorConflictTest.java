package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.domain.fact.EngagementFact.Terms;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An evaluator that is not independent of the lab is nobody's third-party word. */
class EvaluatorConflictTest {
  private static final RequestId ASKED = new RequestId("req_" + Story.digits(7));
  private static final Terms FIXED = new Terms("fixed", false, false);

  private static Story begun() {
    var story = new Story("2026-03-01T00:00:00Z");
    Auditors.registerAll(story);
    Aurelia.publish(story, 20, "2026-03-01T00:00:00Z", Aurelia.policy(Aurelia.cyber2("0.60")));
    Aurelia.version(story, Aurelia.C1, null, "1");
    return story.at("2026-05-01T00:00:00Z");
  }

  private static void evaluates(Story story, int number, OrganisationId by, long successes) {
    Aurelia.evaluate(
        story,
        number,
        by,
        Aurelia.C1,
        story.now().toString(),
        "CYBER-2",
        successes > 200 ? Conclusion.REACHED : Conclusion.RULED_OUT,
        Aurelia.proportion(successes, 400, 400));
  }

  private static Story asks(Story story) {
    return story.file(
        ASKED.value(),
        new ScaleUpRequested(ASKED, Aurelia.C1, Stage.SCALE, new BigDecimal("6.2e26")));
  }

  private static List<EvaluationRejected> rejections(Story story) {
    return story.read().history().stream(EvaluationRejected.class).map(Event::fact).toList();
  }

  private static EvaluationId evaluation(int number) {
    return new EvaluationId("evl_" + Story.digits(number));
  }

  private static List<DecisionImpeached> impeachments(Story story) {
    return story.read().history().stream(DecisionImpeached.class).map(Event::fact).toList();
  }

  /** A day later, or on the first of June, Kestrel tells that it holds a part of the lab. */
  private static void holdsAPart(Story story, String since) {
    holdsAPart(story, since, null);
  }

  private static void holdsAPart(Story story, String since, @Nullable String until) {
    if (story.now().isBefore(Instant.parse("2026-06-01T00:00:00Z"))) {
      story.at("2026-06-01T00:00:00Z");
    }
    var engagement = Auditors.engage(story, Aurelia.KESTREL, 1, FIXED);
    Auditors.disclose(
        story,
        Aurelia.KESTREL,
        engagement,
        new Relationship(
            RelationshipKind.EQUITY,
            "Aurelia Labs",
            null,
            new BigDecimal("0.01"),
            Instant.parse(since),
            until == null ? null : Instant.parse(until),
            null,
            null));
  }

  @Test
  void whatAnAuditorFindsWhoseParentHoldsAPartOfTheLabSupportsNothing() {
    var story = begun();
    evaluates(story, 1, Auditors.BRACKEN, 40);
    assertThat(rejections(story))
        .extracting(rejection -> rejection.evaluation() + " " + rejection.reason())
        .containsExactly(evaluation(1) + " COI_EQUITY_AFFILIATE");
    var decided = asks(story).decided(ASKED);
    assertThat(decided.outcome()).isEqualTo(Outcome.EVALUATION_REQUIRED);
    assertThat(Story.codes(decided)).containsExactly("CONFLICTED CYBER-2");
    assertThat(decided.reasons().getFirst().sentence()).contains("conflict of interest");
    assertThat(Recomputation.of(story, decided)).isEqualTo(decided);
  }

  @Test
  void aCrossingThatItFindsHaltsAllTheSame() {
    var story = begun();
    evaluates(story, 1, Auditors.BRACKEN, 300);
    assertThat(rejections(story)).hasSize(1);
    assertThat(asks(story).decided(ASKED).outcome()).isEqualTo(Outcome.HALTED);
    assertThat(Story.codes(story.decided(ASKED))).contains("OPEN_HALT CYBER-2");
  }

  @Test
  void anIndependentEvaluationBesideItCountsAsIfItWereAlone() {
    var story = begun();
    evaluates(story, 1, Auditors.BRACKEN, 40);
    evaluates(story, 2, Aurelia.KESTREL, 40);
    assertThat(asks(story).decided(ASKED).outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(rejections(story)).hasSize(1);
  }

  @Test
  void aTieThatIsLearntLaterRejectsWhatWasFoundSinceItBeganAndDecidesAgain() {
    var story = begun();
    evaluates(story, 1, Aurelia.KESTREL, 40);
    assertThat(asks(story).decided(ASKED).outcome()).isEqualTo(Outcome.CLEARED);
    holdsAPart(story, "2026-04-30T00:00:00Z");
    assertThat(rejections(story))
        .extracting(EvaluationRejected::reason, EvaluationRejected::effectiveFrom)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "COI_EQUITY", Instant.parse("2026-04-30T00:00:00Z")));
    assertThat(Story.codes(story.decided(ASKED))).containsExactly("CONFLICTED CYBER-2");
    var decisions = story.read().history().all(GateDecided.class);
    assertThat(impeachments(story))
        .containsExactly(
            new DecisionImpeached(
                decisions.getFirst().fact().decision(), null, "COI_EQUITY", evaluation(1)));
    assertThat(decisions.getFirst().fact().outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(Recomputation.of(story, decisions.getFirst().fact()))
        .isEqualTo(decisions.getFirst().fact());
  }

  @Test
  void whatRestedOnAnotherEvaluationIsNotImpeached() {
    var story = begun();
    evaluates(story, 1, Aurelia.KESTREL, 40);
    evaluates(story, 2, Story.LAB, 40);
    assertThat(asks(story).decided(ASKED).reasons().getFirst().relatesTo())
        .isEqualTo(evaluation(2).value());
    holdsAPart(story, "2026-04-30T00:00:00Z");
    assertThat(rejections(story)).hasSize(1);
    assertThat(impeachments(story)).isEmpty();
    assertThat(story.decided(ASKED).outcome()).isEqualTo(Outcome.CLEARED);
  }

  @Test
  void whatTheOtherEvaluationClearsToIsDecidedOnThatOneAlone() {
    var story = begun();
    evaluates(story, 2, Story.LAB, 40);
    evaluates(story, 1, Aurelia.KESTREL, 40);
    var before = asks(story).decided(ASKED);
    holdsAPart(story, "2026-04-30T00:00:00Z");
    assertThat(impeachments(story))
        .extracting(DecisionImpeached::decision)
        .containsExactly(before.decision());
    var after = story.decided(ASKED);
    assertThat(after.outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(after.reasons().getFirst().relatesTo()).isEqualTo(evaluation(2).value());
    assertThat(Recomputation.of(story, after)).isEqualTo(after);
  }

  @Test
  void whatWasClearedBySafeguardsDidNotRestOnWhoFoundTheCrossing() {
    var story = WorkedExampleTest.toStep14();
    Auditors.registerAll(story.at("2026-08-12T12:00:00Z"));
    var request = WorkedExampleTest.request().request();
    assertThat(story.decided(request).outcome()).isEqualTo(Outcome.CLEARED);
    holdsAPart(story, "2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z");
    assertThat(rejections(story)).hasSize(2);
    assertThat(impeachments(story)).isEmpty();
    assertThat(story.decided(request).outcome()).isEqualTo(Outcome.CLEARED);
  }

  @Test
  void whatWasFoundBeforeTheTieBeganStands() {
    var story = begun();
    evaluates(story, 1, Aurelia.KESTREL, 40);
    holdsAPart(story, "2026-05-02T00:00:00Z");
    assertThat(rejections(story)).isEmpty();
    assertThat(asks(story).decided(ASKED).outcome()).isEqualTo(Outcome.CLEARED);
  }

  @Test
  void anAuthorshipOfSomethingElseDoesNotCount() {
    for (var scope : List.of(List.of("CYBER-2"), List.of("BIO-2"))) {
      var story = begun();
      var engagement = Auditors.engage(story, Aurelia.KESTREL, 1, FIXED);
      var by =
          Auditors.with(RelationshipKind.AUTHORSHIP, "Aurelia Labs", null, "2026-03-01T00:00:00Z");
      Auditors.disclose(
          story,
          Aurelia.KESTREL,
          engagement,
          new Relationship(by.relationship(), by.with(), null, null, by.from(), null, scope, null));
      evaluates(story, 1, Aurelia.KESTREL, 40);
      assertThat(rejections(story)).hasSize(scope.contains("CYBER-2") ? 1 : 0);
    }
  }

  @Test
  void aLabsOwnEvaluationIsNotJudgedByItsTies() {
    var story = begun();
    evaluates(story, 1, Story.LAB, 40);
    assertThat(rejections(story)).isEmpty();
    assertThat(asks(story).decided(ASKED).outcome()).isEqualTo(Outcome.CLEARED);
  }

  @Test
  void aSecondLookRejectsNothingTwice() {
    var story = begun();
    evaluates(story, 1, Auditors.BRACKEN, 40);
    asks(story.at("2026-05-02T00:00:00Z"));
    assertThat(rejections(story)).hasSize(1);
  }
}

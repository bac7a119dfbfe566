package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.EvaluationFact.EvaluationInvalidated;
import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.history.Discards;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.policy.Commitment.Kind;
import org.junit.jupiter.api.Test;

/** A checkpoint of which nothing more is made owes what it had missed, and nothing since. */
class DiscardedVersionTest extends Discarding {
  @Test
  void whatGoesOnIsOverdueOnceItsEvaluationLapses() {
    on("2026-10-01");
    assertThat(status(Kind.EVALUATION)).isEqualTo(ComplianceStatus.OVERDUE);
    assertThat(status(Kind.INDEPENDENT_REVIEW)).isEqualTo(ComplianceStatus.OVERDUE);
    assertThat(owed()).extracting(Obligation::state).containsExactly(ObligationState.OVERDUE);
  }

  @Test
  void whatIsDiscardedBeforeOwesNothingSince() {
    discardedOn("2026-07-01");
    on("2026-10-01");
    assertThat(status(Kind.EVALUATION)).isEqualTo(ComplianceStatus.NOT_APPLICABLE);
    assertThat(status(Kind.INDEPENDENT_REVIEW)).isEqualTo(ComplianceStatus.NOT_APPLICABLE);
    assertThat(standing(Kind.EVALUATION).because().getFirst().relatesTo())
        .isEqualTo(Aurelia.C1.value());
    assertThat(owed()).isEmpty();
  }

  @Test
  void whatWasMissedBeforeItWasDiscardedStaysMissed() {
    on("2026-09-15");
    discardedOn("2026-09-20");
    on("2026-10-01");
    assertThat(status(Kind.EVALUATION)).isEqualTo(ComplianceStatus.OVERDUE);
    assertThat(status(Kind.INDEPENDENT_REVIEW)).isEqualTo(ComplianceStatus.OVERDUE);
    assertThat(owed()).extracting(Obligation::state).containsExactly(ObligationState.OVERDUE);
  }

  @Test
  void aReviewThatWasMissedBeforeStaysMissedWhileTheEvaluationIsNotOwed() {
    discardedOn("2026-08-10");
    on("2026-10-01");
    assertThat(status(Kind.INDEPENDENT_REVIEW)).isEqualTo(ComplianceStatus.OVERDUE);
    assertThat(status(Kind.EVALUATION)).isEqualTo(ComplianceStatus.NOT_APPLICABLE);
  }

  @Test
  void whatIsUsedAfterAllIsNotDiscarded() {
    discardedOn("2026-07-01");
    assertThat(Discards.of(story.read().history()).of(Aurelia.C1)).isPresent();
    var request = new RequestId("req_" + Story.digits(1));
    story.file(request.value(), WorkedExampleTest.scale(request, Aurelia.C1));
    assertThat(Discards.of(story.read().history()).of(Aurelia.C1)).isEmpty();
    on("2026-10-01");
    assertThat(status(Kind.EVALUATION)).isEqualTo(ComplianceStatus.OVERDUE);
    assertThat(owed()).extracting(Obligation::state).containsExactly(ObligationState.OVERDUE);
  }

  @Test
  void whatIsDeployedOrMadeFromIsNotDiscarded() {
    discardedOn("2026-07-01");
    var model = new ModelId("mdl_" + Story.digits(5));
    story.file(Aurelia.C1.value(), new ModelDeployed(model, Aurelia.C1));
    assertThat(Discards.of(story.read().history()).of(Aurelia.C1)).isEmpty();
    discardedOn("2026-07-02");
    Aurelia.version(story, Aurelia.AUR_4, Aurelia.C1, "1.1");
    assertThat(Discards.of(story.read().history()).of(Aurelia.C1)).isEmpty();
    assertThat(Discards.of(story.read().history()).of(Aurelia.AUR_4)).isEmpty();
  }

  @Test
  void whatGuardsACrossedVersionIsAskedForAsEver() {
    Aurelia.evaluate(
        story,
        2,
        Aurelia.KESTREL,
        Aurelia.C1,
        story.now().toString(),
        "CYBER-2",
        Conclusion.REACHED,
        Aurelia.proportion(300, 400, 400));
    discardedOn("2026-07-01");
    on("2026-10-01");
    assertThat(status(Kind.SAFEGUARD)).isEqualTo(ComplianceStatus.ABSENT);
    assertThat(status(Kind.HALT)).isEqualTo(ComplianceStatus.CLAIMED);
  }

  private void takenBack() {
    var evaluation = new EvaluationId("evl_" + Story.digits(1));
    story.file(
        evaluation.value(), Aurelia.KESTREL, new EvaluationInvalidated(evaluation, "A bug."));
  }

  @Test
  void takingBackWhatWasMissedUndoesNothing() {
    on("2026-09-15");
    discardedOn("2026-09-20");
    on("2026-10-01");
    takenBack();
    on("2026-10-02");
    assertThat(status(Kind.EVALUATION)).isEqualTo(ComplianceStatus.ABSENT);
    assertThat(status(Kind.INDEPENDENT_REVIEW)).isEqualTo(ComplianceStatus.ABSENT);
    assertThat(owed()).extracting(Obligation::state).containsExactly(ObligationState.OVERDUE);
  }

  @Test
  void whatWasMissedAndTakenBackBeforeItIsDiscardedStaysMissed() {
    on("2026-09-15");
    takenBack();
    on("2026-09-16");
    discardedOn("2026-09-20");
    on("2026-10-01");
    assertThat(status(Kind.EVALUATION)).isEqualTo(ComplianceStatus.ABSENT);
    assertThat(status(Kind.INDEPENDENT_REVIEW)).isEqualTo(ComplianceStatus.ABSENT);
  }

  @Test
  void whatWasTakenBackInTimeLeavesTheReviewMissedAlone() {
    on("2026-07-01");
    takenBack();
    discardedOn("2026-07-03");
    on("2026-10-01");
    assertThat(status(Kind.EVALUATION)).isEqualTo(ComplianceStatus.NOT_APPLICABLE);
    assertThat(status(Kind.INDEPENDENT_REVIEW)).isEqualTo(ComplianceStatus.ABSENT);
  }

  @Test
  void whatWasEvaluatedAnewBeforeItIsDiscardedIsMadeGood() {
    on("2026-09-15");
    evaluatedAnew(Aurelia.C1);
    on("2026-09-16");
    discardedOn("2026-09-20");
    on("2027-10-01");
    assertThat(status(Kind.EVALUATION)).isEqualTo(ComplianceStatus.NOT_APPLICABLE);
  }
}

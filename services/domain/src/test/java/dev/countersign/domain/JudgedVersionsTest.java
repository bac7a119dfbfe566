package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.fact.ModelFact.ModelVersionDiscarded;
import dev.countersign.domain.history.Discards;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.policy.Commitment.Kind;
import org.junit.jupiter.api.Test;

/** What is judged where what was made of it is discarded. */
class JudgedVersionsTest extends Discarding {
  private static final ModelVersionId CHILD = new ModelVersionId("mv_" + Story.digits(99));

  private void deployed() {
    var model = story.read().lineage().version(Aurelia.C1).orElseThrow().model();
    story.file(Aurelia.C1.value(), new ModelDeployed(model, Aurelia.C1));
  }

  private void madeFromC1() {
    Aurelia.version(story, CHILD, Aurelia.C1, "1");
    CommitmentRuleTest.determined(story);
  }

  private void madeFromC1AndDiscarded() {
    madeFromC1();
    story.file(CHILD.value(), new ModelVersionDiscarded(CHILD, "It came out worse."));
  }

  @Test
  void whatIsDeployedIsJudgedThoughWhatWasMadeFromItIsDiscarded() {
    deployed();
    on("2026-04-15");
    madeFromC1AndDiscarded();
    on("2026-05-01");
    assertThat(status(Kind.EVALUATION)).isEqualTo(ComplianceStatus.MET);
    assertThat(owed()).extracting(Obligation::state).containsExactly(ObligationState.PENDING);
    on("2027-10-01");
    assertThat(status(Kind.EVALUATION)).isEqualTo(ComplianceStatus.OVERDUE);
    assertThat(status(Kind.INDEPENDENT_REVIEW)).isEqualTo(ComplianceStatus.OVERDUE);
    assertThat(owed()).extracting(Obligation::state).containsExactly(ObligationState.OVERDUE);
  }

  @Test
  void whatFellDueStaysOwedThoughSomethingIsMadeFromTheVersion() {
    deployed();
    on("2026-09-15");
    madeFromC1();
    assertThat(status(Kind.EVALUATION)).isEqualTo(ComplianceStatus.OVERDUE);
    assertThat(owed()).extracting(Obligation::state).containsExactly(ObligationState.OVERDUE);
    on("2026-09-16");
    story.file(CHILD.value(), new ModelVersionDiscarded(CHILD, "It came out worse."));
    on("2026-10-01");
    assertThat(status(Kind.EVALUATION)).isEqualTo(ComplianceStatus.OVERDUE);
    assertThat(owed()).extracting(Obligation::state).containsExactly(ObligationState.OVERDUE);
  }

  @Test
  void whatFellDueIsMadeGoodByAnEvaluationOfWhatWasMadeSince() {
    on("2026-09-15");
    madeFromC1();
    evaluatedAnew(CHILD);
    on("2026-09-16");
    assertThat(owed())
        .extracting(Obligation::subject, Obligation::state)
        .containsExactly(tuple(CHILD.value(), ObligationState.PENDING));
  }

  @Test
  void ofSeveralDiscardedInARowTheFirstThatIsNotIsJudged() {
    deployed();
    madeFromC1();
    Aurelia.version(story, Aurelia.AUR_4, CHILD, "1");
    story.file(CHILD.value(), new ModelVersionDiscarded(CHILD, "It came out worse."));
    var lineage = story.read().lineage();
    var model = lineage.version(Aurelia.C1).orElseThrow().model();
    assertThat(Discards.of(story.read().history()).judged(model, lineage))
        .containsExactly(Aurelia.AUR_4);
    story.file(
        Aurelia.AUR_4.value(), new ModelVersionDiscarded(Aurelia.AUR_4, "It came out worse."));
    assertThat(Discards.of(story.read().history()).judged(model, lineage))
        .containsExactly(Aurelia.C1, CHILD, Aurelia.AUR_4);
  }

  @Test
  void whatGoesOnBesideWhatIsDiscardedIsJudgedInsteadOfWhatBothComeFrom() {
    madeFromC1AndDiscarded();
    Aurelia.version(story, Aurelia.AUR_4, Aurelia.C1, "1");
    var lineage = story.read().lineage();
    var model = lineage.version(Aurelia.C1).orElseThrow().model();
    assertThat(Discards.of(story.read().history()).judged(model, lineage))
        .containsExactly(CHILD, Aurelia.AUR_4);
  }
}

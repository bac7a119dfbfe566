package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.Standing;
import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.fact.ModelFact.ModelVersionDiscarded;
import dev.countersign.domain.history.Discards;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.obligation.Reevaluations;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.policy.Commitment.Kind;
import dev.countersign.domain.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A checkpoint of which nothing more is made owes what it had missed, and nothing since. */
class DiscardedVersionTest {
  private static final ModelVersionId CHILD = new ModelVersionId("mv_" + Story.digits(99));

  /** C1 is evaluated on 1 March; that holds for six months, and is vouched for until August. */
  private final Story story = new Story("2026-03-01T00:00:00Z");

  DiscardedVersionTest() {
    var base = Aurelia.policy(Aurelia.cyber2("0.60"));
    Aurelia.publish(
        story,
        20,
        story.now().toString(),
        new Policy(
            base.title(),
            base.safetyLevels(),
            base.safeguards(),
            base.thresholds(),
            Stream.of(Kind.values())
                .map(k -> new Commitment(k.name(), k, "We will.", "1", Force.BINDING, List.of()))
                .toList(),
            base.objectionWindow(),
            null,
            null));
    Aurelia.version(story, Aurelia.C1, null, "1");
    Aurelia.evaluate(
        story,
        1,
        Aurelia.KESTREL,
        Aurelia.C1,
        story.now().toString(),
        "CYBER-2",
        Conclusion.RULED_OUT,
        Aurelia.proportion(40, 400, 400));
    Aurelia.attest(
        story,
        new Aurelia.Attested(
            1,
            Aurelia.KESTREL,
            Aurelia.C1,
            new EvaluationId("evl_" + Story.digits(1)),
            List.of(
                new ThresholdFinding("CYBER-2", Story.digest("policy 20"), Conclusion.RULED_OUT)),
            List.of(),
            Instant.parse("2026-08-01T00:00:00Z"),
            null,
            null));
    CommitmentRuleTest.determined(story);
  }

  private void discardedOn(String day) {
    on(day);
    story.file(Aurelia.C1.value(), new ModelVersionDiscarded(Aurelia.C1, "It came out worse."));
  }

  private void on(String day) {
    story.at(day + "T00:00:00Z");
    CommitmentRuleTest.determined(story);
  }

  private ComplianceStatus status(Kind kind) {
    return standing(kind).status();
  }

  private Standing standing(Kind kind) {
    return CommitmentRuleTest.matrix(story).models().getFirst().standings().get(kind.ordinal());
  }

  private List<Obligation> owed() {
    return Reevaluations.of(story.read());
  }

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
    Aurelia.evaluate(
        story,
        2,
        Aurelia.KESTREL,
        CHILD,
        story.now().toString(),
        "CYBER-2",
        Conclusion.RULED_OUT,
        Aurelia.proportion(40, 400, 400));
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

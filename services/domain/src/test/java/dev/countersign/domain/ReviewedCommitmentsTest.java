package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.compliance.CommitmentMatrix;
import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.Standing;
import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.CommitmentFinding;
import dev.countersign.domain.fact.AttestationFact.Opinion;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.AttestationFact.Review;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.EvaluationFact.EvaluationInvalidated;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.policy.Commitment.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What independent auditors say of a commitment outweighs what the record shows of it. */
class ReviewedCommitmentsTest {
  private static final String POLICY = Story.digest("policy 20");
  private static final String JUNE = "2026-06-01T00:00:00Z";

  private final Story story = new Story("2026-03-01T00:00:00Z");

  ReviewedCommitmentsTest() {
    var base = Aurelia.policy(Aurelia.cyber2("0.60"));
    Aurelia.publish(
        story, 20, story.now().toString(), CommitmentRuleTest.committed(base, Force.BINDING));
  }

  /** A version on which Kestrel ruled CYBER-2 out. */
  private void evaluated() {
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
  }

  private void attestedBy(OrganisationId auditor, int number) {
    Aurelia.attest(
        story,
        new Aurelia.Attested(
            number,
            auditor,
            Aurelia.C1,
            new EvaluationId("evl_" + Story.digits(1)),
            List.of(new ThresholdFinding("CYBER-2", POLICY, Conclusion.RULED_OUT)),
            List.of(),
            Instant.parse(JUNE),
            null,
            null));
  }

  private void reviewed(Kind kind, Opinion opinion, Adherence adherence) {
    var id = new AttestationId("att_" + Story.digits(50 + story.facts().size()));
    story.file(
        id.value(),
        Aurelia.KESTREL,
        new AttestationReceived(
            id,
            Aurelia.KESTREL,
            "kestrel-lead",
            List.of(),
            Aurelia.ENGAGEMENT,
            "procedural-compliance/v1",
            Story.digest("payload"),
            Story.digest("envelope"),
            null,
            List.of(),
            null,
            List.of(),
            List.of(),
            new Review(
                Aurelia.RSP,
                Instant.parse("2026-03-01T00:00:00Z"),
                Instant.parse("2026-04-01T00:00:00Z"),
                "ISAE 3000",
                opinion,
                List.of(new CommitmentFinding(kind.name(), POLICY, adherence))),
            story.now(),
            Instant.parse(JUNE),
            null,
            Reception.ACTIVE,
            null,
            null));
  }

  private CommitmentMatrix matrix() {
    return CommitmentRuleTest.matrix(CommitmentRuleTest.determined(story));
  }

  private Standing standing(Kind kind) {
    var matrix = matrix();
    return matrix.models().isEmpty()
        ? matrix.ofLab().get(kind.ordinal())
        : matrix.models().getFirst().standings().get(kind.ordinal());
  }

  private void stands(Kind kind, ComplianceStatus status, String because) {
    var standing = standing(kind);
    assertThat(standing.status()).as("%s: %s", kind, standing.because()).isEqualTo(status);
    assertThat(standing.because().getFirst().sentence()).contains(because);
  }

  @Test
  void withoutAModelNothingOfModelsIsOwed() {
    stands(Kind.EVALUATION, ComplianceStatus.NOT_APPLICABLE, "no model");
  }

  @Test
  void whatNobodyButItsEvaluatorVouchesForIsClaimed() {
    evaluated();
    stands(Kind.EVALUATION, ComplianceStatus.CLAIMED, "RULED_OUT");
    stands(Kind.INDEPENDENT_REVIEW, ComplianceStatus.CLAIMED, "evaluator's word alone");
  }

  @Test
  void theLabsOwnAttestationVouchesForNothing() {
    evaluated();
    attestedBy(Story.LAB, 1);
    stands(Kind.EVALUATION, ComplianceStatus.CLAIMED, "nobody independent");
  }

  @Test
  void anAttestationVouchesAsLongAsItCounts() {
    evaluated();
    attestedBy(Aurelia.KESTREL, 1);
    stands(Kind.EVALUATION, ComplianceStatus.MET, "vouched for: RULED_OUT");
    stands(Kind.INDEPENDENT_REVIEW, ComplianceStatus.MET, "reviewed independently");
    assertThat(matrix().until()).isBeforeOrEqualTo(JUNE);
    story.at("2026-05-30T00:00:00Z");
    stands(Kind.INDEPENDENT_REVIEW, ComplianceStatus.DUE_SOON, JUNE);
    assertThat(matrix().until()).isEqualTo(JUNE);
    story.at(JUNE);
    stands(Kind.INDEPENDENT_REVIEW, ComplianceStatus.OVERDUE, "counts any more");
    stands(Kind.EVALUATION, ComplianceStatus.CLAIMED, "nobody independent");
  }

  @Test
  void whatWasTakenBackIsReviewedByNobody() {
    evaluated();
    attestedBy(Aurelia.KESTREL, 1);
    var id = new EvaluationId("evl_" + Story.digits(1));
    var before = standing(Kind.INDEPENDENT_REVIEW);
    assertThat(before.status()).isEqualTo(ComplianceStatus.MET);
    story.file(id.value(), Aurelia.KESTREL, new EvaluationInvalidated(id, "wrong checkpoint"));
    assertThat(standing(Kind.INDEPENDENT_REVIEW).status())
        .isIn(ComplianceStatus.OVERDUE, ComplianceStatus.ABSENT);
    assertThat(standing(Kind.EVALUATION).status())
        .isIn(ComplianceStatus.CLAIMED, ComplianceStatus.ABSENT);
  }

  @Test
  void whoAttestedWithAConflictContests() {
    evaluated();
    Aurelia.attest(
        story,
        new Aurelia.Attested(
            1,
            Aurelia.KESTREL,
            Aurelia.C1,
            new EvaluationId("evl_" + Story.digits(1)),
            List.of(),
            List.of(),
            Instant.parse(JUNE),
            "COI_DEBT",
            null));
    stands(Kind.EVALUATION, ComplianceStatus.CLAIMED, "nobody independent");
  }

  @Test
  void aReviewThatFoundItKeptConfirmsWhatIsClaimed() {
    evaluated();
    reviewed(Kind.EVALUATION, Opinion.UNQUALIFIED, Adherence.KEPT);
    reviewed(Kind.TRANSPARENCY, Opinion.UNQUALIFIED, Adherence.KEPT);
    assertThat(standing(Kind.EVALUATION).status()).isEqualTo(ComplianceStatus.MET);
    assertThat(standing(Kind.TRANSPARENCY).status()).isEqualTo(ComplianceStatus.MET);
    assertThat(standing(Kind.GOVERNANCE).status()).isEqualTo(ComplianceStatus.ABSENT);
  }

  @Test
  void aReviewOfATimeBeforeAModelWasThereConfirmsNothingOfIt() {
    story.at("2026-04-01T00:00:00Z");
    evaluated();
    reviewed(Kind.EVALUATION, Opinion.UNQUALIFIED, Adherence.KEPT);
    stands(Kind.EVALUATION, ComplianceStatus.CLAIMED, "nobody independent");
    reviewed(Kind.EVALUATION, Opinion.QUALIFIED, Adherence.NOT_KEPT);
    assertThat(standing(Kind.EVALUATION).status()).isEqualTo(ComplianceStatus.BREACHED);
  }

  @Test
  void aReviewThatFoundItNotKeptBreachesWhateverTheRecordShows() {
    evaluated();
    attestedBy(Aurelia.KESTREL, 1);
    assertThat(standing(Kind.EVALUATION).status()).isEqualTo(ComplianceStatus.MET);
    reviewed(Kind.EVALUATION, Opinion.QUALIFIED, Adherence.NOT_KEPT);
    reviewed(Kind.TRANSPARENCY, Opinion.QUALIFIED, Adherence.NOT_KEPT);
    assertThat(standing(Kind.EVALUATION).status()).isEqualTo(ComplianceStatus.BREACHED);
    assertThat(standing(Kind.EVALUATION).because()).hasSizeGreaterThan(1);
    assertThat(standing(Kind.TRANSPARENCY).status()).isEqualTo(ComplianceStatus.BREACHED);
  }

  @Test
  void aReviewWhoseOpinionOnTheWholeIsAdverseConfirmsNothing() {
    reviewed(Kind.TRANSPARENCY, Opinion.ADVERSE, Adherence.KEPT);
    assertThat(standing(Kind.TRANSPARENCY).status()).isEqualTo(ComplianceStatus.CLAIMED);
  }

  @Test
  void whatAReviewDidNotAssessItDoesNotJudge() {
    reviewed(Kind.TRANSPARENCY, Opinion.UNQUALIFIED, Adherence.KEPT);
    reviewed(Kind.TRANSPARENCY, Opinion.DISCLAIMER, Adherence.NOT_ASSESSED);
    assertThat(standing(Kind.TRANSPARENCY).status()).isEqualTo(ComplianceStatus.MET);
  }
}

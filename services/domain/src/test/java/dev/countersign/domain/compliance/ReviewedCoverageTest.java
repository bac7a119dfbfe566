package dev.countersign.domain.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.Opinion;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.requirement.Instrument.InstrumentStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an independent review makes of a lab's claim. */
class ReviewedCoverageTest extends Covering {
  @Test
  void aReviewThatFoundItKeptConfirmsIt() {
    promised("HALT-1", Commitment.Force.BINDING);
    mapped(LAB, "HALT-1", List.of(), Strength.FULL);
    var review = review(Opinion.UNQUALIFIED, 6, "HALT-1", Adherence.KEPT);
    var coverage = judged(instrument(InstrumentStatus.VOLUNTARY, DUTY));
    assertThat(coverage.status()).isEqualTo(ComplianceStatus.MET);
    assertThat(coverage.because().getFirst().relatesTo()).isEqualTo(review);
  }

  @Test
  void aReviewThatFoundItNotKeptContestsTheLabsWord() {
    promised("HALT-1", Commitment.Force.BINDING);
    mapped(LAB, "HALT-1", List.of(), Strength.FULL);
    review(Opinion.UNQUALIFIED, 6, "HALT-1", Adherence.KEPT);
    review(Opinion.QUALIFIED, 8, "HALT-1", Adherence.NOT_KEPT);
    review(Opinion.UNQUALIFIED, 4, "HALT-1", Adherence.KEPT);
    assertThat(status(DUTY)).as("the latest period governs").isEqualTo(ComplianceStatus.CONTESTED);
  }

  @Test
  void anAdverseReviewVouchesForNothingEvenWhereItIsNamed() {
    promised("HALT-1", Commitment.Force.BINDING);
    var adverse = review(Opinion.ADVERSE, 6, "HALT-1", Adherence.KEPT);
    mapped(LAB, "HALT-1", List.of(adverse), Strength.FULL);
    assertThat(status(DUTY)).isEqualTo(ComplianceStatus.CLAIMED);
    mapped(LAB, null, List.of(adverse), Strength.FULL);
    assertThat(status(DUTY)).isEqualTo(ComplianceStatus.CLAIMED);
  }

  @Test
  void aReviewOfSomethingElseConfirmsNothing() {
    promised("HALT-1", Commitment.Force.BINDING);
    var other = review(Opinion.UNQUALIFIED, 6, "HALT-2", Adherence.KEPT);
    review(Opinion.DISCLAIMER, 7, "HALT-1", Adherence.NOT_ASSESSED);
    mapped(LAB, "HALT-1", List.of(other), Strength.FULL);
    assertThat(status(DUTY)).isEqualTo(ComplianceStatus.CLAIMED);
  }

  @Test
  void aLabDoesNotChooseAmongAuditorsWhoLookedAtOneTime() {
    promised("HALT-1", Commitment.Force.BINDING);
    mapped(LAB, "HALT-1", List.of(), Strength.FULL);
    review("org_kestrel", 1, Opinion.QUALIFIED, 6, "HALT-1", Adherence.NOT_KEPT);
    review("org_bracken", 1, Opinion.UNQUALIFIED, 7, "HALT-1", Adherence.KEPT);
    assertThat(status(DUTY)).isEqualTo(ComplianceStatus.CONTESTED);
    review("org_bracken", 6, Opinion.UNQUALIFIED, 8, "HALT-1", Adherence.KEPT);
    assertThat(status(DUTY)).as("of a later time").isEqualTo(ComplianceStatus.MET);
  }

  @Test
  void anotherAuditorsOpinionOnTheWholeOfOneTimeIsNotPassedOver() {
    review("org_kestrel", 1, Opinion.ADVERSE, 6, "HALT-1", Adherence.KEPT);
    var named = review("org_bracken", 1, Opinion.UNQUALIFIED, 7, "HALT-1", Adherence.KEPT);
    mapped(LAB, null, List.of(named), Strength.FULL);
    assertThat(status(DUTY)).isEqualTo(ComplianceStatus.CLAIMED);
  }
}

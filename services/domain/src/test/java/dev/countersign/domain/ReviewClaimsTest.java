package dev.countersign.domain;

import static dev.countersign.domain.Auditors.AURELIA;
import static dev.countersign.domain.Auditors.KESTREL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.attestation.Reviews.Reviewed;
import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.Opinion;
import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.statement.AuditorPredicates.ComplianceFinding;
import dev.countersign.domain.statement.AuditorPredicates.Covered;
import dev.countersign.proofs.intoto.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A review of procedures speaks of what was owed, and is no gentler than what it found. */
class ReviewClaimsTest extends Attesting {
  private static final EvidenceId REPORT = new EvidenceId("evd_" + Story.digits(70));
  private static final String RSP = Story.digest("policy 20");

  private void report(OrganisationId by) {
    story.file(
        REPORT.value(),
        by,
        new EvidenceSealed(
            REPORT,
            Story.digest("report"),
            1,
            "application/pdf",
            "report.pdf",
            EvidenceClass.CONFIDENTIAL,
            null,
            true,
            null,
            null,
            List.of()));
  }

  private static Covered period() {
    return new Covered(
        Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-06-01T00:00:00Z"));
  }

  private static ComplianceFinding finding(String key, Adherence adherence) {
    return new ComplianceFinding(key, RSP, adherence, "as seen");
  }

  private static Reviewed reviewed(Opinion opinion, ComplianceFinding... findings) {
    return reviewed(period(), opinion, List.of(), findings);
  }

  private static Reviewed reviewed(
      Covered period, Opinion opinion, List<String> deviations, ComplianceFinding... findings) {
    return new Reviewed(
        period, "ISAE 3000", List.of(findings), deviations, "tested", opinion, REPORT);
  }

  private Statement statement(Reviewed reviewed) {
    return claims().statement(claims().ofReview(reviewed, signing()));
  }

  private void refusedWith(String code, Reviewed reviewed) {
    assertThatThrownBy(() -> statement(reviewed)).extracting(Attesting::code).isEqualTo(code);
  }

  @Test
  void aReviewIsTakenWithItsPolicyAndItsReportAsSubjects() {
    report(KESTREL);
    var review = statement(reviewed(Opinion.UNQUALIFIED, finding("halt", Adherence.KEPT)));
    assertThat(review.subjects())
        .extracting(Statement.Subject::sha256)
        .containsExactly(RSP, Story.digest("report"));
    arrive(review);
  }

  @Test
  void aReviewReplayedOnAnotherLabDoesNotCount() {
    report(KESTREL);
    var review = statement(reviewed(Opinion.UNQUALIFIED, finding("halt", Adherence.KEPT)));
    assertThatThrownBy(() -> arrive(review, new OrganisationId("org_borealis"), "lead"))
        .extracting(Attesting::code)
        .isEqualTo("LAB_MISMATCH");
    assertThatThrownBy(() -> arrive(review, AURELIA, "another"))
        .extracting(Attesting::code)
        .isEqualTo("LEAD_MISMATCH");
  }

  @Test
  void anythingChangedAfterwardsIsRefused() {
    report(KESTREL);
    var review = statement(reviewed(Opinion.QUALIFIED, finding("halt", Adherence.NOT_KEPT)));
    refusedWith("OPINION_NOT_SUPPORTED", with(review, "opinion", "UNQUALIFIED"));
    refusedWith("COMMITMENT_NOT_ON_RECORD", rewritten(review, "\"halt\"", "\"other\""));
    refusedWith(
        "SUBJECT_MISMATCH",
        new Statement(review.subjects().subList(0, 1), review.predicateType(), review.predicate()));
  }

  @Test
  void anOpinionGentlerThanTheFindingsIsRefusedAndAGraverOneIsNot() {
    report(KESTREL);
    refusedWith(
        "OPINION_NOT_SUPPORTED",
        reviewed(Opinion.UNQUALIFIED, finding("halt", Adherence.NOT_KEPT)));
    refusedWith(
        "OPINION_NOT_SUPPORTED",
        reviewed(period(), Opinion.UNQUALIFIED, List.of("late"), finding("halt", Adherence.KEPT)));
    refusedWith(
        "OPINION_NOT_SUPPORTED",
        reviewed(Opinion.QUALIFIED, finding("halt", Adherence.NOT_ASSESSED)));
    arrive(statement(reviewed(Opinion.ADVERSE, finding("halt", Adherence.KEPT))));
    arrive(statement(reviewed(Opinion.DISCLAIMER, finding("halt", Adherence.NOT_ASSESSED))));
  }

  @Test
  void whatWasNotCommittedToInThePeriodIsNotReviewed() {
    report(KESTREL);
    refusedWith(
        "COMMITMENT_NOT_ON_RECORD",
        reviewed(Opinion.QUALIFIED, finding("charity", Adherence.NOT_KEPT)));
    var before =
        new Covered(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2025-06-01T00:00:00Z"));
    refusedWith(
        "COMMITMENT_NOT_ON_RECORD",
        reviewed(before, Opinion.UNQUALIFIED, List.of(), finding("halt", Adherence.KEPT)));
  }

  @Test
  void aPeriodThatIsNotOverOrTurnedRoundIsRefused() {
    report(KESTREL);
    var until = period().until();
    for (var period :
        List.of(
            new Covered(until, Instant.parse("2027-01-01T00:00:00Z")),
            new Covered(until, period().from()),
            new Covered(until, until))) {
      refusedWith(
          "PERIOD_INVALID",
          reviewed(period, Opinion.UNQUALIFIED, List.of(), finding("halt", Adherence.KEPT)));
    }
  }

  @Test
  void aFindingIsStatedOnceAndAtLeastOneIs() {
    report(KESTREL);
    refusedWith("FINDINGS_MISSING", reviewed(Opinion.UNQUALIFIED));
    refusedWith(
        "FINDING_REPEATED",
        reviewed(
            Opinion.QUALIFIED,
            finding("halt", Adherence.KEPT),
            finding("halt", Adherence.NOT_KEPT)));
  }

  @Test
  void theReportIsTheReviewersOwnAndSealedBefore() {
    refusedWith("NOT_FOUND", reviewed(Opinion.UNQUALIFIED, finding("halt", Adherence.KEPT)));
    report(AURELIA);
    refusedWith("REPORT_NOT_OWN", reviewed(Opinion.UNQUALIFIED, finding("halt", Adherence.KEPT)));
  }

  @Test
  void aReviewMadeBeforeItsReportWasSealedIsRefused() {
    report(KESTREL);
    var review = statement(reviewed(Opinion.UNQUALIFIED, finding("halt", Adherence.KEPT)));
    refusedWith("ATTESTATION_PREDATES_EVIDENCE", with(review, "issuedAt", "2026-06-02T00:00:00Z"));
  }
}

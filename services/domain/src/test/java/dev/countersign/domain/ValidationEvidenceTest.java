package dev.countersign.domain;

import static dev.countersign.domain.Auditors.KESTREL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.attestation.Arrivals;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.statement.AuditorPredicates.SafeguardValidation;
import dev.countersign.proofs.intoto.Statement;
import org.junit.jupiter.api.Test;

/** What a safeguard's validation rests on: sealed before, and signed with it. */
class ValidationEvidenceTest extends Attesting {
  private static final EvidenceId SEALED = new EvidenceId("evd_" + Story.digits(31));
  private static final EvidenceId UNFIT = new EvidenceId("evd_" + Story.digits(32));

  ValidationEvidenceTest() {
    Aurelia.seal(story, SEALED, KESTREL, true);
    Aurelia.seal(story, UNFIT, Auditors.AURELIA, false);
  }

  private void notPrepared(String code, EvidenceId... evidence) {
    assertThatThrownBy(() -> safeguard(Effect.EFFECTIVE, evidence))
        .extracting(Attesting::code)
        .isEqualTo(code);
  }

  @Test
  void itsDigestIsASubjectAndItsIdIsSigned() {
    var statement = safeguard(Effect.EFFECTIVE, SEALED);
    assertThat(statement.subjects())
        .extracting(Statement.Subject::name)
        .containsExactly(Aurelia.C1.value(), "CY-CLS@API", SEALED.value());
    assertThat(((SafeguardValidation) Arrivals.read(statement)).restsOn()).containsExactly(SEALED);
    arrive(statement);
  }

  @Test
  void whatNamesNoneIsWrittenAsItAlwaysWas() {
    var statement = safeguard();
    assertThat(statement.predicate().members()).doesNotContainKey("evidence");
    var claim = (SafeguardValidation) Arrivals.read(statement);
    assertThat(RecordWriter.write(claim)).isEqualTo(statement.predicate());
    arrive(statement);
  }

  @Test
  void whatIsNotSealedOrNotSeenIsNotNamed() {
    notPrepared("NOT_FOUND", new EvidenceId("evd_" + Story.digits(39)));
    var blind =
        story.facts().stream().filter(fact -> !fact.header().id().equals(SEALED.value())).toList();
    var statement = safeguard(Effect.EFFECTIVE, SEALED);
    assertThatThrownBy(
            () ->
                Arrivals.require(
                    statement,
                    Arrivals.read(statement),
                    History.of(blind),
                    KESTREL,
                    Auditors.AURELIA,
                    "lead",
                    story.now()))
        .isInstanceOf(RuleBrokenException.class);
  }

  @Test
  void whatIsNamedTwiceIsRefused() {
    notPrepared("EVIDENCE_REPEATED", SEALED, SEALED);
  }

  @Test
  void evidenceThatNoDecisionMayRestOnShowsFailureAndNeverEffect() {
    notPrepared("EVIDENCE_NOT_DECISION_GRADE", SEALED, UNFIT);
    arrive(safeguard(Effect.INEFFECTIVE, UNFIT));
  }

  @Test
  void whatWasSignedBeforeItsEvidenceWasSealedIsRefused() {
    story.at("2026-07-03T00:00:00Z");
    var later = new EvidenceId("evd_" + Story.digits(33));
    Aurelia.seal(story, later, KESTREL, true);
    refusedWith(
        "ATTESTATION_PREDATES_EVIDENCE",
        with(safeguard(Effect.EFFECTIVE, later), "issuedAt", "2026-07-02T23:59:59Z"));
  }

  @Test
  void evidenceIsNeitherAddedNorTakenAwayAfterItWasPrepared() {
    var with = safeguard(Effect.EFFECTIVE, SEALED);
    var without =
        new Statement(with.subjects().subList(0, 2), with.predicateType(), with.predicate());
    refusedWith("SUBJECT_MISMATCH", without);
    refusedWith("SUBJECT_MISMATCH", rewritten(with, SEALED.value(), "evd_" + Story.digits(2)));
  }

  @Test
  void whatRestsOnUnfitEvidenceValidatesNothing() {
    var tale = HaltTales.CROSSED + "safeguard on INTERNAL of A; ";
    assertThat(
            Tale.of(
                    tale
                        + "bad evidence of 7 is sealed; "
                        + "kestrel validates INTERNAL of A on evidence 7; ask SCALE A")
                .codes())
        .contains("SAFEGUARD_NOT_VALIDATED");
    var fit =
        Tale.of(
            tale
                + "evidence of 7 is sealed; "
                + "kestrel validates INTERNAL of A on evidence 7; ask SCALE A");
    assertThat(fit.codes()).contains("SAFEGUARDS_VALIDATED");
    var seal =
        fit.story().facts().stream()
            .filter(fact -> fact.header().id().equals("evd_" + Story.digits(7)))
            .map(fact -> fact.header().position())
            .toList();
    assertThat(fit.answer().inputs()).containsAll(seal);
    assertThat(Recomputation.of(fit.story(), fit.answer())).isEqualTo(fit.answer());
  }
}

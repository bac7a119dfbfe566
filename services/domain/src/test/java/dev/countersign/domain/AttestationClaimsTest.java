package dev.countersign.domain;

import static dev.countersign.domain.Auditors.AURELIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.attestation.Arrivals;
import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.statement.AuditorPredicates.CapabilityEvaluation;
import dev.countersign.domain.statement.PredicateType;
import dev.countersign.proofs.intoto.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A statement counts only if it says exactly what the record says, about exactly this. */
class AttestationClaimsTest extends Attesting {
  @Test
  void whatWasPreparedIsTaken() {
    arrive(evaluation());
    arrive(safeguard());
  }

  @Test
  void itHoldsOneFindingForEachThresholdAndPolicyVersion() {
    var claim = (CapabilityEvaluation) Arrivals.read(evaluation());
    assertThat(claim.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.thresholdKey()).isEqualTo("CYBER-2");
              assertThat(finding.policyVersionDigest()).isEqualTo(Story.digest("policy 20"));
              assertThat(finding.conclusion()).isEqualTo(Conclusion.REACHED);
              assertThat(finding.results().getFirst().value())
                  .isEqualByComparingTo("0.7051282051282051");
            });
    assertThat(evaluation().subjects())
        .extracting(Statement.Subject::sha256)
        .containsExactly(Story.digest(Aurelia.C1.value()), Story.digest(E2.value()));
  }

  @Test
  void aValidSignatureOverTheWrongSubjectDoesNotCount() {
    var statement = evaluation();
    var other = List.of(new Statement.Subject("x", Story.digest("another")));
    refusedWith(
        "SUBJECT_MISMATCH", new Statement(other, statement.predicateType(), statement.predicate()));
    var more = new java.util.ArrayList<>(statement.subjects());
    more.addAll(other);
    refusedWith(
        "SUBJECT_MISMATCH", new Statement(more, statement.predicateType(), statement.predicate()));
    refusedWith(
        "SUBJECT_MISMATCH",
        new Statement(
            statement.subjects().subList(0, 1), statement.predicateType(), statement.predicate()));
  }

  @Test
  void aFindingForAnotherThresholdOrPolicyVersionDoesNotCount() {
    refusedWith("FINDING_MISMATCH", rewritten(evaluation(), "CYBER-2", "BIO-2"));
    refusedWith(
        "FINDING_MISMATCH",
        rewritten(evaluation(), Story.digest("policy 20"), Story.digest("policy 21")));
  }

  @Test
  void aGentlerConclusionThanTheRecordsDoesNotCount() {
    refusedWith("FINDING_MISMATCH", rewritten(evaluation(), "REACHED", "RULED_OUT"));
  }

  @Test
  void aFindingCannotBeLeftOut() {
    refusedWith(
        "FINDING_MISMATCH",
        with(
            evaluation(),
            predicate ->
                predicate.with(
                    "findings", dev.countersign.proofs.json.JsonValue.array(List.of()))));
  }

  @Test
  void anotherPredicateVersionIsUnknown() {
    var statement = evaluation();
    for (var uri :
        List.of(
            PredicateType.CAPABILITY_EVALUATION.uri().replace("/v1", "/v2"),
            PredicateType.GATE_DECISION.uri(),
            "https://slsa.dev/provenance/v1")) {
      refusedWith(
          "PREDICATE_UNKNOWN", new Statement(statement.subjects(), uri, statement.predicate()));
    }
  }

  @Test
  void aPredicateOfOneTypeUnderTheNameOfAnotherIsNotReadable() {
    var statement = evaluation();
    refusedWith(
        "DOCUMENT_NOT_READABLE",
        new Statement(
            statement.subjects(), PredicateType.SAFEGUARD_VALIDATION.uri(), statement.predicate()));
  }

  @Test
  void labAsAttestationReplayedOnLabBDoesNotCount() {
    var statement = evaluation();
    assertThatThrownBy(() -> arrive(statement, new OrganisationId("org_borealis"), "lead"))
        .extracting(Attesting::code)
        .isEqualTo("LAB_MISMATCH");
    refusedWith("LAB_MISMATCH", with(statement, "labId", "org_borealis"));
  }

  @Test
  void anotherLeadCannotHandItIn() {
    assertThatThrownBy(() -> arrive(evaluation(), AURELIA, "another"))
        .extracting(Attesting::code)
        .isEqualTo("LEAD_MISMATCH");
  }

  @Test
  void aFieldThatNobodyKnowsIsNotReadPast() {
    refusedWith("DOCUMENT_NOT_READABLE", with(evaluation(), "onlyIf", "a condition"));
  }

  @Test
  void anythingElseThatDiffersFromTheRecordIsNamed() {
    refusedWith(
        "CLAIM_MISMATCH", with(evaluation(), "protocolDigest", Story.digest("another protocol")));
    refusedWith("CLAIM_MISMATCH", with(evaluation(), "completedAt", "2026-06-24T15:00:00Z"));
    refusedWith(
        "CLAIM_MISMATCH", rewritten(evaluation(), "\"fineTuned\":true", "\"fineTuned\":false"));
    refused(with(safeguard(), "engagementId", "eng_" + Story.digits(9)));
  }
}

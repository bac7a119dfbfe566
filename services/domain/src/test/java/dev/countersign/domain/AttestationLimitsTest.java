package dev.countersign.domain;

import static dev.countersign.domain.Auditors.AURELIA;
import static dev.countersign.domain.Auditors.KESTREL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.attestation.Arrivals;
import dev.countersign.domain.attestation.Claims;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.EngagementFact.EngagementEnded;
import dev.countersign.domain.fact.EngagementFact.Terms;
import dev.countersign.domain.fact.SafeguardFact.ImplementationState;
import dev.countersign.domain.fact.SafeguardFact.SafeguardUpdated;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.Surface;
import dev.countersign.domain.statement.AuditorPredicates.Attested;
import dev.countersign.domain.statement.AuditorPredicates.SafeguardValidation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When an attestation may be made, until when it may count, and of what. */
class AttestationLimitsTest extends Attesting {
  @Test
  void anAttestationDatedBeforeItsEvidenceIsRefused() {
    story.at("2026-06-25T00:00:00Z");
    refusedWith(
        "ATTESTATION_PREDATES_EVIDENCE", with(evaluation(), "issuedAt", "2026-06-24T16:09:59Z"));
    refusedWith(
        "ATTESTATION_PREDATES_EVIDENCE", with(safeguard(), "issuedAt", "2026-07-02T23:59:59Z"));
  }

  @Test
  void anAttestationFromTheFutureIsRefused() {
    refusedWith("FUTURE_DATED", with(evaluation(), "issuedAt", "2026-06-24T16:10:01Z"));
  }

  @Test
  void anAttestationThatIsOverIsRefused() {
    refusedWith("ATTESTATION_EXPIRED", with(evaluation(), "validUntil", "2026-06-24T16:10:00Z"));
  }

  @Test
  void anAttestationCountsNoLongerThanThePolicyAllows() {
    Aurelia.publish(
        story,
        22,
        "2026-06-24T16:10:00Z",
        Auditors.limited(Aurelia.policy(Aurelia.cyber2("0.60"), Aurelia.bio2())));
    var statement = evaluation();
    refusedWith("VALID_UNTIL_TOO_LATE", with(statement, "validUntil", "2026-12-24T16:10:01Z"));
    arrive(with(statement, "validUntil", "2026-12-24T16:10:00Z"));
  }

  @Test
  void anEngagementThatHasEndedOpensNothing() {
    var statement = evaluation();
    story.file(
        Aurelia.ENGAGEMENT.value(), new EngagementEnded(Aurelia.ENGAGEMENT, AURELIA, "done"));
    refusedWith("ENGAGEMENT_NOT_OPEN", statement);
    assertThatThrownBy(this::evaluation)
        .extracting(Attesting::code)
        .isEqualTo("ENGAGEMENT_NOT_OPEN");
  }

  @Test
  void withoutADeclarationNothingIsAttested() {
    var undeclared = WorkedExampleTest.toStep6();
    Auditors.engage(undeclared, KESTREL, 1, new Terms("fixed", false, false));
    var claims = Claims.of(undeclared.read().history(), KESTREL, AURELIA);
    assertThatThrownBy(() -> claims.ofEvaluation(E2, null, signing()))
        .extracting(Attesting::code)
        .isEqualTo("DECLARATION_MISSING");
  }

  @Test
  void evidenceThatTheAuditorDoesNotSeeCannotBeAttested() {
    var seen =
        story.facts().stream().filter(f -> !f.header().kind().equals("EVIDENCE_SEALED")).toList();
    var claims = Claims.of(dev.countersign.domain.history.History.of(seen), KESTREL, AURELIA);
    assertThatThrownBy(() -> claims.statement(claims.ofEvaluation(E2, null, signing())))
        .extracting(Attesting::code)
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void anEvaluationThatIsNotCompletedCannotBeAttested() {
    assertThatThrownBy(
            () ->
                claims().ofEvaluation(new EvaluationId("evl_" + Story.digits(77)), null, signing()))
        .extracting(Attesting::code)
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void aSafeguardInAnotherConfigurationIsNotOnRecord() {
    var digest = Story.digest("CY-CLS" + Surface.API);
    refusedWith("SAFEGUARD_NOT_ON_RECORD", rewritten(safeguard(), digest, Story.digest("another")));
    refusedWith("SAFEGUARD_NOT_ON_RECORD", rewritten(safeguard(), "\"API\"", "\"INTERNAL\""));
  }

  @Test
  void aConfigurationThatCameLaterWasNotTestedBefore() {
    safeguard();
    story.at("2026-07-05T00:00:00Z");
    var id = new ImplementationId("sfg_" + Story.digits(1));
    var later = Story.digest("another");
    story.file(
        id.value(),
        new SafeguardUpdated(id, later, ImplementationState.IMPLEMENTED, "aurelia-safeguards"));
    var statement = safeguard(Aurelia.C1, later, Effect.EFFECTIVE);
    refusedWith(
        "ATTESTATION_PREDATES_EVIDENCE", with(statement, "issuedAt", "2026-07-04T23:59:59Z"));
    arrive(statement);
  }

  @Test
  void whatAVersionInheritsIsAttestedOnItAndOnNoOther() {
    safeguard();
    var child = new ModelVersionId("mv_" + Story.digits(52));
    Aurelia.version(story, child, Aurelia.C1, "1.3");
    var config = Story.digest("CY-CLS" + Surface.API);
    arrive(safeguard(child, config, Effect.EFFECTIVE));
    assertThatThrownBy(() -> safeguard(Aurelia.AUR_4, config, Effect.EFFECTIVE))
        .extracting(Attesting::code)
        .isEqualTo("SAFEGUARD_NOT_ON_RECORD");
  }

  @Test
  void onlyAnAuditorsOwnAttestationOfTheSameKindIsSuperseded() {
    var id = new AttestationId("att_" + Story.digits(11));
    Aurelia.validate(story, 11, "CY-CLS", "2027-01-20T00:00:00Z");
    refusedWith("SUPERSEDES_ANOTHER", with(evaluation(), "supersedes", id.value()));
    refusedWith("NOT_FOUND", with(evaluation(), "supersedes", "att_" + Story.digits(99)));
  }

  private AttestationId received(
      int number, OrganisationId by, String predicateType, ModelVersionId on) {
    var id = new AttestationId("att_" + Story.digits(number));
    story.file(
        id.value(),
        by,
        new AttestationReceived(
            id,
            by,
            "lead",
            List.of(),
            Aurelia.ENGAGEMENT,
            predicateType,
            Story.digest("payload"),
            Story.digest("envelope"),
            on,
            List.of(),
            E2,
            List.of(),
            List.of(),
            null,
            story.now(),
            Instant.parse("2026-12-24T00:00:00Z"),
            null,
            Reception.ACTIVE,
            null,
            null));
    return id;
  }

  @Test
  void itsOwnOfTheSameKindOnTheSameVersionIsSupersededAndNoOther() {
    var kind = evaluation().predicateType();
    var own = received(21, KESTREL, kind, Aurelia.C1);
    var others = received(22, Auditors.BRACKEN, kind, Aurelia.C1);
    var another = received(23, KESTREL, kind, Aurelia.AUR_4);
    var otherKind = received(24, KESTREL, safeguard().predicateType(), Aurelia.C1);
    arrive(with(evaluation(), "supersedes", own.value()));
    for (var no : List.of(others, another, otherKind)) {
      refusedWith("SUPERSEDES_ANOTHER", with(evaluation(), "supersedes", no.value()));
    }
  }

  @Test
  void theEvaluatorsOwnLeadIsNamedOnlyWhereTheAuditorEvaluated() {
    var e1 = new EvaluationId("evl_" + Story.digits(1));
    assertThat(claims().ofEvaluation(E2, true, signing()).evaluator().leadName()).isEqualTo("lead");
    assertThat(claims().ofEvaluation(e1, true, signing()).evaluator().leadName()).isNull();
  }

  @Test
  void aSafeguardIsAttestedForTheThresholdsThatRequireItAndNoOther() {
    var claimed = Arrivals.read(safeguard());
    assertThat(((SafeguardValidation) claimed).thresholdKeys()).containsExactly("CYBER-2");
  }

  @Test
  void theLabItselfDoesNotAttestItsOwnEvaluation() {
    var e1 = new EvaluationId("evl_" + Story.digits(1));
    var asTheLab = Claims.of(story.read().history(), AURELIA, AURELIA);
    assertThatThrownBy(() -> asTheLab.ofEvaluation(e1, null, signing()))
        .extracting(Attesting::code)
        .isEqualTo("SELF_ATTESTATION");
    // An auditor vouches for what the lab evaluated, and a third party for what it evaluated.
    assertThat(claims().ofEvaluation(e1, true, signing()).evaluator().org()).isEqualTo(AURELIA);
    Attested own = claims().ofEvaluation(E2, true, signing());
    assertThat(RecordWriter.write((Record) own).text("lead")).isEqualTo("lead");
  }
}

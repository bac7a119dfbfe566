package dev.countersign.domain.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.requirement.Instrument.InstrumentStatus;
import dev.countersign.domain.requirement.Requirement;
import dev.countersign.domain.requirement.Requirement.RequirementNature;
import dev.countersign.domain.requirement.Requirement.RequirementSubject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverageRuleTest extends Covering {
  @Test
  void whatNobodyClaimsIsAbsent() {
    assertThat(status(DUTY)).isEqualTo(ComplianceStatus.ABSENT);
  }

  @Test
  void aLabsOwnWordIsNeverMoreThanAClaim() {
    promised("HALT-1", Commitment.Force.BINDING);
    mapped(LAB, "HALT-1", List.of("att_" + "1".repeat(32)), Strength.FULL);
    assertThat(status(DUTY))
        .as("the attestation that it names does not count")
        .isEqualTo(ComplianceStatus.CLAIMED);
  }

  @Test
  void aCommitmentThatNoPolicyInForceMakesMeetsNothing() {
    mapped(LAB, "HALT-1", List.of(), Strength.FULL);
    assertThat(status(DUTY)).isEqualTo(ComplianceStatus.ABSENT);
    promised("HALT-1", Commitment.Force.ABSENT);
    assertThat(status(DUTY)).isEqualTo(ComplianceStatus.ABSENT);
  }

  @Test
  void aRegulatorThatSeesLessContestsIt() {
    promised("HALT-1", Commitment.Force.BINDING);
    mapped(LAB, "HALT-1", List.of(), Strength.FULL);
    mapped(OFFICE, null, List.of(), Strength.NONE);
    var coverage = judged(instrument(InstrumentStatus.VOLUNTARY, DUTY));
    assertThat(coverage.status()).isEqualTo(ComplianceStatus.CONTESTED);
    assertThat(coverage.because().getFirst().relatesTo())
        .isEqualTo(mappings.getLast().fact().mapping().value());
  }

  @Test
  void ofSeveralRegulatorsTheOneThatSeesTheLeastContestsIt() {
    promised("HALT-1", Commitment.Force.BINDING);
    mapped(LAB, "HALT-1", List.of(), Strength.FULL);
    mapped(OFFICE, null, List.of(), Strength.NONE);
    mapped(new OrganisationId("org_cal-oes"), "HALT-1", List.of(), Strength.FULL);
    assertThat(status(DUTY)).isEqualTo(ComplianceStatus.CONTESTED);
    mapped(OFFICE, "HALT-1", List.of(), Strength.FULL);
    assertThat(status(DUTY)).as("it has changed its mind").isEqualTo(ComplianceStatus.CLAIMED);
  }

  @Test
  void aRegulatorThatAgreesContestsNothing() {
    promised("HALT-1", Commitment.Force.BINDING);
    mapped(LAB, "HALT-1", List.of(), Strength.PARTIAL);
    mapped(OFFICE, "HALT-1", List.of(), Strength.FULL);
    assertThat(status(DUTY)).isEqualTo(ComplianceStatus.CLAIMED);
  }

  @Test
  void whatBindsNoLabOrNotHereOrNotYetAsksForNothing() {
    var auditors = requirement(RequirementSubject.AUDITOR, null, null);
    var later = requirement(RequirementSubject.SIGNATORY, null, "2026-09-02");
    assertThat(status(auditors)).isEqualTo(ComplianceStatus.NOT_APPLICABLE);
    assertThat(status(later)).isEqualTo(ComplianceStatus.NOT_APPLICABLE);
    assertThat(judged(instrument(InstrumentStatus.PROPOSED, DUTY)).status())
        .isEqualTo(ComplianceStatus.NOT_APPLICABLE);
    jurisdictions = Set.of("US-CA");
    assertThat(status(DUTY)).isEqualTo(ComplianceStatus.NOT_APPLICABLE);
  }

  @Test
  void whatAllowsPunishesOrSaysToWhatItAppliesAsksForNothing() {
    for (var nature : RequirementNature.values()) {
      assertThat(status(row(null, nature)))
          .as("%s", nature)
          .isEqualTo(
              nature == RequirementNature.DUTY
                  ? ComplianceStatus.ABSENT
                  : ComplianceStatus.NOT_APPLICABLE);
    }
  }

  @Test
  void aRowMayBindOtherwiseThanItsInstrument() {
    assertThat(status(row(InstrumentStatus.PROPOSED, null)))
        .isEqualTo(ComplianceStatus.NOT_APPLICABLE);
    var bound = row(InstrumentStatus.IN_FORCE, null);
    assertThat(judged(instrument(InstrumentStatus.PROPOSED, bound)).status())
        .isEqualTo(ComplianceStatus.ABSENT);
  }

  private static Requirement row(
      @Nullable InstrumentStatus status, @Nullable RequirementNature nature) {
    return new Requirement(
        DUTY.key(),
        DUTY.locator(),
        DUTY.subject(),
        DUTY.text(),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        DUTY.mark(),
        null,
        status,
        null,
        nature);
  }

  @Test
  void withoutAnIncidentNoReportIsOwed() {
    assertThat(status(REPORTING)).isEqualTo(ComplianceStatus.NOT_APPLICABLE);
  }

  @Test
  void theWorstOfSeveralReportsGoverns() {
    owed(ObligationState.SUBMITTED);
    owed(ObligationState.PENDING);
    assertThat(status(REPORTING)).isEqualTo(ComplianceStatus.DUE_SOON);
    owed(ObligationState.OVERDUE);
    assertThat(status(REPORTING)).isEqualTo(ComplianceStatus.OVERDUE);
    owed(ObligationState.SUBMITTED_LATE);
    assertThat(status(REPORTING)).isEqualTo(ComplianceStatus.BREACHED);
  }

  @Test
  void aPunctualReportIsClaimedUntilItsRecipientConfirmsIt() {
    owed(ObligationState.SUBMITTED);
    assertThat(status(REPORTING)).isEqualTo(ComplianceStatus.CLAIMED);
    confirmed = Set.of(REPORT.value());
    assertThat(status(REPORTING)).isEqualTo(ComplianceStatus.MET);
  }
}

package dev.countersign.domain.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.id.IncidentReportId;
import dev.countersign.domain.id.MappingId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.policy.ObjectionWindow;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.requirement.ClockRule;
import dev.countersign.domain.requirement.ClockRule.ClockDirection;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.Instrument.InstrumentStatus;
import dev.countersign.domain.requirement.Mark;
import dev.countersign.domain.requirement.PeriodUnit;
import dev.countersign.domain.requirement.Requirement;
import dev.countersign.domain.requirement.Requirement.ReportKind;
import dev.countersign.domain.requirement.Requirement.RequirementSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverageRuleTest {
  private static final OrganisationId LAB = new OrganisationId("org_aurelia");
  private static final OrganisationId OFFICE = new OrganisationId("org_eu-ai-office");
  private static final Instant AT = Instant.parse("2026-09-01T00:00:00Z");
  private static final IncidentId INCIDENT = new IncidentId("inc_" + "1".repeat(32));
  private static final IncidentReportId REPORT = new IncidentReportId("irp_" + "1".repeat(32));

  private final List<Event<RequirementMapped>> mappings = new ArrayList<>();
  private final List<Obligation> obligations = new ArrayList<>();
  private final List<Version> policies = new ArrayList<>();
  private Set<String> jurisdictions = Set.of("EU");
  private Set<String> confirmed = Set.of();
  private int number;

  private static Instrument instrument(InstrumentStatus status, Requirement requirement) {
    return new Instrument(
        "EU_GPAI_COP",
        "Code",
        "1",
        "EU",
        "Europe/Brussels",
        "weekdays",
        status,
        List.of(),
        List.of(requirement),
        "text");
  }

  private static Requirement requirement(
      RequirementSubject subject, @Nullable ReportKind report, @Nullable String from) {
    var clock =
        report == null
            ? null
            : new ClockRule(
                List.of(ClockStart.DISCOVERED),
                ClockDirection.AFTER,
                5,
                PeriodUnit.DAYS,
                false,
                false);
    return new Requirement(
        "R-1", "1", subject, "text", clock, null, null, null, report, List.of(), from, Mark.READ);
  }

  private static final Requirement DUTY = requirement(RequirementSubject.SIGNATORY, null, null);
  private static final Requirement REPORTING =
      requirement(RequirementSubject.SIGNATORY, ReportKind.INITIAL, null);

  private void mapped(
      OrganisationId by, @Nullable String commitment, List<String> records, Strength strength) {
    number++;
    var id = new MappingId("map_" + "%032x".formatted(number));
    var fact =
        new RequirementMapped(
            id, "EU_GPAI_COP", "R-1", commitment, records, strength, "because", false, "somebody");
    mappings.add(
        new Event<>(
            new FactHeader(
                fact.kind(),
                1,
                id.value(),
                by,
                LAB,
                AT,
                AT,
                new Position(1, number, 1),
                null,
                null,
                List.of()),
            fact));
  }

  private void promised(String key, Commitment.Force force) {
    var commitment = new Commitment(key, Commitment.Kind.HALT, "we halt", "§ 1", force, List.of());
    policies.add(
        new Version(
            new PolicyVersionId("pol_" + "1".repeat(32)),
            new DocumentId("doc_" + "1".repeat(32)),
            "1",
            "d".repeat(64),
            new Policy(
                "RSP",
                List.of(),
                List.of(),
                List.of(),
                List.of(commitment),
                new ObjectionWindow(5, "weekdays"),
                null,
                null),
            AT.minusSeconds(1),
            null,
            dev.countersign.domain.fact.Position.FIRST,
            null));
  }

  private void owed(ObligationState state) {
    boolean handedIn =
        state == ObligationState.SUBMITTED || state == ObligationState.SUBMITTED_LATE;
    obligations.add(
        new Obligation(
            INCIDENT,
            "EU_GPAI_COP",
            "R-1",
            1,
            state,
            new Obligation.Due(AT, ClockStart.DISCOVERED, AT, "UTC", "weekdays"),
            List.of(),
            handedIn ? REPORT : null,
            handedIn ? AT : null));
  }

  private Coverage judged(Instrument instrument) {
    return CoverageRule.of(
            new LabRecord(
                LAB, jurisdictions, policies, mappings, List.of(), obligations, confirmed),
            instrument,
            AT)
        .getFirst();
  }

  private ComplianceStatus status(Requirement requirement) {
    return judged(instrument(InstrumentStatus.VOLUNTARY, requirement)).status();
  }

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

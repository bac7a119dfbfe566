package dev.countersign.domain.compliance;

import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.CommitmentFinding;
import dev.countersign.domain.fact.AttestationFact.Opinion;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.AttestationFact.Review;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.AttestationFact.Validation;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.id.IncidentReportId;
import dev.countersign.domain.id.MappingId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.policy.ObjectionWindow;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.SafetyLevel;
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

/** A lab's record, and what is asked of it. */
abstract class Covering {
  static final OrganisationId LAB = new OrganisationId("org_aurelia");
  static final OrganisationId OFFICE = new OrganisationId("org_eu-ai-office");
  static final Instant AT = Instant.parse("2026-09-01T00:00:00Z");
  static final IncidentId INCIDENT = new IncidentId("inc_" + "1".repeat(32));
  static final IncidentReportId REPORT = new IncidentReportId("irp_" + "1".repeat(32));

  final List<Event<RequirementMapped>> mappings = new ArrayList<>();
  final List<Obligation> obligations = new ArrayList<>();
  final List<Version> policies = new ArrayList<>();
  final List<Counted> attestations = new ArrayList<>();
  final List<RecordedFact> facts = new ArrayList<>();
  Set<String> jurisdictions = Set.of("EU");
  Set<String> confirmed = Set.of();
  private int number;

  static Instrument instrument(InstrumentStatus status, Requirement requirement) {
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

  static Requirement requirement(
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
        "R-1", "1", subject, "text", clock, null, null, null, report, List.of(), from, Mark.READ,
        null, null, null, null);
  }

  static final Requirement DUTY = requirement(RequirementSubject.SIGNATORY, null, null);
  static final Requirement REPORTING =
      requirement(RequirementSubject.SIGNATORY, ReportKind.INITIAL, null);

  void mapped(
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

  void promised(String key, Commitment.Force force) {
    promised(key, Commitment.Kind.HALT, force);
  }

  /** A policy with this one commitment and a level whose security standard is SEC-3. */
  void promised(String key, Commitment.Kind kind, Commitment.Force force) {
    var commitment = new Commitment(key, kind, "we will", "§ 1", force, List.of());
    policies.add(
        new Version(
            new PolicyVersionId("pol_" + "1".repeat(32)),
            new DocumentId("doc_" + "1".repeat(32)),
            "1",
            "d".repeat(64),
            new Policy(
                "RSP",
                List.of(new SafetyLevel("L3", 3, "Level 3", List.of(), List.of("SEC-3"))),
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

  void owed(ObligationState state) {
    boolean handedIn =
        state == ObligationState.SUBMITTED || state == ObligationState.SUBMITTED_LATE;
    obligations.add(
        new Obligation(
            INCIDENT.value(),
            "EU_GPAI_COP",
            "R-1",
            1,
            state,
            new Obligation.Due(AT, ClockStart.DISCOVERED, AT, "UTC", "weekdays"),
            List.of(),
            null,
            handedIn ? REPORT.value() : null,
            handedIn ? AT : null));
  }

  /** A review that counts, of the period up to the end of a month. */
  String review(Opinion opinion, int month, String key, Adherence adherence) {
    return review("org_kestrel", 1, opinion, month, key, adherence);
  }

  String review(String by, int from, Opinion opinion, int month, String key, Adherence adherence) {
    var until = Instant.parse("2026-%02d-01T00:00:00Z".formatted(month));
    return attested(
        by,
        null,
        List.of(),
        List.of(),
        new Review(
            new DocumentId("doc_" + "1".repeat(32)),
            Instant.parse("2026-%02d-01T00:00:00Z".formatted(from)),
            until,
            "ISAE 3000",
            opinion,
            List.of(new CommitmentFinding(key, "d".repeat(64), adherence))));
  }

  /** The version that attestations are about where nothing else is said. */
  static final ModelVersionId VERSION = new ModelVersionId("mv_" + "1".repeat(32));

  /** An attestation that counts. */
  String attested(
      String auditor,
      @Nullable EvaluationId evaluation,
      List<ThresholdFinding> findings,
      List<Validation> validations,
      @Nullable Review review) {
    return attested(
        auditor, review == null ? VERSION : null, evaluation, findings, validations, review);
  }

  String attested(
      String auditor,
      @Nullable ModelVersionId version,
      @Nullable EvaluationId evaluation,
      List<ThresholdFinding> findings,
      List<Validation> validations,
      @Nullable Review review) {
    number++;
    var id = new AttestationId("att_" + "%032x".formatted(number));
    var fact =
        new AttestationReceived(
            id,
            new OrganisationId(auditor),
            "lead",
            List.of(),
            new EngagementId("eng_" + "1".repeat(32)),
            "attestation/v1",
            "d".repeat(64),
            "e".repeat(64),
            version,
            List.of(),
            evaluation,
            findings,
            validations,
            review,
            AT,
            AT.plusSeconds(1),
            null,
            Reception.ACTIVE,
            null,
            null);
    var header = filed(id.value(), fact.auditor(), fact);
    attestations.add(new Counted(header, fact, AT.plusSeconds(1)));
    return id.value();
  }

  private FactHeader filed(String id, OrganisationId owner, Fact fact) {
    var header =
        new FactHeader(
            fact.kind(),
            1,
            id,
            owner,
            LAB,
            AT,
            AT,
            new Position(1, number, 1),
            null,
            null,
            List.of());
    facts.add(new RecordedFact(header, fact));
    return header;
  }

  /** Something more that is on the lab's record. */
  void recorded(String id, Fact fact) {
    number++;
    filed(id, LAB, fact);
  }

  Coverage judged(Instrument instrument) {
    return CoverageRule.of(
            new LabRecord(
                LAB,
                jurisdictions,
                policies,
                mappings,
                attestations,
                () -> Doubts.of(Case.of(History.of(facts), AT), attestations),
                obligations,
                confirmed),
            instrument,
            AT)
        .getFirst();
  }

  ComplianceStatus status(Requirement requirement) {
    return judged(instrument(InstrumentStatus.VOLUNTARY, requirement)).status();
  }
}

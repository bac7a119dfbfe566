package dev.countersign.domain.statement;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.evaluation.PlannedSamples;
import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.AttestationFact.Opinion;
import dev.countersign.domain.fact.EngagementFact.Holder;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.gate.Reason;
import dev.countersign.domain.gate.ReasonCode;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.Stage;
import dev.countersign.domain.policy.Surface;
import dev.countersign.domain.statement.AuditorPredicates.CapabilityEvaluation;
import dev.countersign.domain.statement.AuditorPredicates.ComplianceFinding;
import dev.countersign.domain.statement.AuditorPredicates.Covered;
import dev.countersign.domain.statement.AuditorPredicates.Elicitation;
import dev.countersign.domain.statement.AuditorPredicates.Evaluator;
import dev.countersign.domain.statement.AuditorPredicates.Finding;
import dev.countersign.domain.statement.AuditorPredicates.IndependenceDeclaration;
import dev.countersign.domain.statement.AuditorPredicates.LeadAuditor;
import dev.countersign.domain.statement.AuditorPredicates.Measured;
import dev.countersign.domain.statement.AuditorPredicates.ProceduralCompliance;
import dev.countersign.domain.statement.AuditorPredicates.Revocation;
import dev.countersign.domain.statement.AuditorPredicates.SafeguardValidation;
import dev.countersign.domain.statement.AuditorPredicates.SurfaceResult;
import dev.countersign.domain.statement.PlatformPredicates.Approval;
import dev.countersign.domain.statement.PlatformPredicates.GateDecision;
import dev.countersign.domain.statement.PlatformPredicates.Halt;
import dev.countersign.domain.statement.PlatformPredicates.HaltLift;
import dev.countersign.domain.statement.PlatformPredicates.PolicyVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** One predicate of each type. */
final class Samples {
  private static final String D = "0".repeat(32);
  private static final String DIGEST = "ab".repeat(32);
  private static final Instant AT = Instant.parse("2026-06-24T16:10:00Z");
  private static final Instant LATER = Instant.parse("2026-12-24T15:30:00Z");
  private static final OrganisationId LAB = new OrganisationId("org_aurelia");
  private static final ModelVersionId VERSION = new ModelVersionId("mv_" + D);
  private static final EngagementId ENGAGEMENT = new EngagementId("eng_" + D);
  private static final AttestationId ATTESTATION = new AttestationId("att_" + D);
  private static final Covered PERIOD = new Covered(AT, LATER);
  private static final Position POSITION = new Position(1, 2, 3);
  private static final List<Approval> APPROVALS =
      List.of(new Approval("officer", "aurelia-officer"));

  private Samples() {}

  static Record of(PredicateType type) {
    return switch (type) {
      case CAPABILITY_EVALUATION ->
          new CapabilityEvaluation(
              LAB,
              VERSION,
              new EvaluationId("evl_" + D),
              ENGAGEMENT,
              DIGEST,
              AT,
              new Elicitation(List.of("agent"), null, true, true, new BigDecimal("1e20"), true),
              List.of("weights"),
              new Evaluator(new OrganisationId("org_kestrel"), null),
              AT,
              AT,
              List.of(
                  new Finding(
                      "CYBER-2",
                      DIGEST,
                      Conclusion.REACHED,
                      List.of(
                          new Measured(
                              "exploit-success", 55L, new BigDecimal("0.705"), null, 78, 80)))),
              List.of(),
              "kestrel-lead",
              AT,
              LATER,
              ATTESTATION,
              List.of(new PlannedSamples("CYBER-2", "exploit-success", 80)));
      case SAFEGUARD_VALIDATION ->
          new SafeguardValidation(
              LAB,
              VERSION,
              ENGAGEMENT,
              "CY-CLS",
              List.of(new SurfaceResult(Surface.API, DIGEST, Effect.EFFECTIVE)),
              List.of("CYBER-2"),
              List.of(DIGEST),
              "red team",
              "10 people, 4 weeks",
              null,
              "kestrel-lead",
              AT,
              LATER,
              null,
              List.of(new EvidenceId("evd_" + D)));
      case PROCEDURAL_COMPLIANCE ->
          new ProceduralCompliance(
              LAB,
              ENGAGEMENT,
              PERIOD,
              "ISAE 3000",
              List.of(new ComplianceFinding("halt", DIGEST, Adherence.KEPT, "")),
              List.of(),
              "tested",
              new LeadAuditor("kestrel-lead"),
              Opinion.UNQUALIFIED,
              new EvidenceId("evd_" + D),
              AT,
              LATER,
              null);
      case INDEPENDENCE ->
          new IndependenceDeclaration(
              LAB,
              ENGAGEMENT,
              List.of(
                  new Relationship(
                      RelationshipKind.REVENUE,
                      "Aurelia Cloud",
                      Holder.AUDITOR,
                      new BigDecimal("0.2"),
                      AT,
                      null,
                      null,
                      "compute credits")),
              PERIOD,
              false,
              "kestrel-lead");
      case REVOCATION -> new Revocation(ATTESTATION, "leaked", AT, null, "kestrel-lead");
      case RIGHT_OF_REPLY ->
          new LabPredicates.RightOfReply(LAB, "mv_" + D, "C-1", "It is kept.", "aurelia-officer");
      case POLICY_VERSION ->
          new PolicyVersion(
              LAB,
              new DocumentId("doc_" + D),
              new PolicyVersionId("pol_" + D),
              "2.0",
              null,
              AT,
              List.of("first"),
              null,
              APPROVALS,
              POSITION);
      case GATE_DECISION ->
          new GateDecision(
              LAB,
              new DecisionId("dec_" + D),
              new RequestId("req_" + D),
              Stage.SCALE,
              Outcome.CLEARED,
              List.of(new Reason(ReasonCode.RULED_OUT, "CYBER-2", null, "evl_" + D, "Ruled out.")),
              List.of(DIGEST),
              DIGEST,
              POSITION,
              new BigDecimal("6.2E+26"),
              LATER);
      case HALT ->
          new Halt(
              LAB,
              new HaltId("hlt_" + D),
              VERSION,
              "CYBER-2",
              DIGEST,
              List.of(Stage.SCALE),
              Cause.CROSSING,
              "evl_" + D,
              AT,
              POSITION);
      case HALT_LIFT ->
          new HaltLift(
              LAB, new HaltId("hlt_" + D), VERSION, "CYBER-2", APPROVALS, AT, LATER, POSITION);
    };
  }
}

package dev.countersign.domain;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.evaluation.Result;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.AttestationFact.Validation;
import dev.countersign.domain.fact.EvaluationFact.Elicitation;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.fact.EvaluationFact.Finding;
import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.HaltFact.HaltLiftApproved;
import dev.countersign.domain.fact.HaltFact.HaltLiftRequested;
import dev.countersign.domain.fact.HaltFact.ObjectionPeriod;
import dev.countersign.domain.fact.ModelFact.MitigationState;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.ModelFact.Parent;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.SafeguardFact.ImplementationState;
import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.halt.BusinessCalendar;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.policy.ObjectionWindow;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Surface;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Aurelia Labs, its policy, models and auditors, as the worked example has them. */
final class Aurelia {
  static final OrganisationId KESTREL = new OrganisationId("org_kestrel");
  static final DocumentId RSP = new DocumentId("doc_" + Story.digits(1));
  static final ModelVersionId AUR_4 = new ModelVersionId("mv_" + Story.digits(4));
  static final ModelVersionId C1 = new ModelVersionId("mv_" + Story.digits(51));
  static final EngagementId ENGAGEMENT = new EngagementId("eng_" + Story.digits(1));
  private static final ModelId AUR = new ModelId("mdl_" + Story.digits(5));

  private Aurelia() {}

  static CapabilityThreshold cyber2(String value) {
    return AureliaThresholds.cyber2(value);
  }

  static CapabilityThreshold bio2() {
    return AureliaThresholds.bio2();
  }

  static Policy policy(CapabilityThreshold... thresholds) {
    return new Policy(
        "Aurelia RSP",
        List.of(),
        List.of(),
        List.of(thresholds),
        List.of(
            new Commitment(
                "halt",
                Commitment.Kind.HALT,
                "We will not scale.",
                "4.1",
                Commitment.Force.BINDING,
                List.of())),
        new ObjectionWindow(5, "weekdays"),
        null,
        null);
  }

  static void publish(Story story, int number, String effective, Policy policy) {
    publish(story, RSP, number, effective, policy);
  }

  static void publish(
      Story story, DocumentId document, int number, String effective, Policy policy) {
    var id = new PolicyVersionId("pol_" + Story.digits(number));
    var digest = Story.digest("policy " + number);
    story.file(
        id.value(),
        new PolicyVersionDrafted(
            id,
            document,
            "v" + number,
            null,
            policy,
            digest,
            null,
            Instant.parse(effective),
            List.of(),
            null,
            "aurelia-submitter"));
    story.file(
        id.value(), new PolicyVersionPublished(id, document, digest, "aurelia-officer", false));
  }

  static void version(
      Story story, ModelVersionId id, @Nullable ModelVersionId parent, String ratio) {
    var edge = new BigDecimal(ratio);
    story.file(
        id.value(),
        new ModelVersionRegistered(
            id,
            AUR,
            "version",
            Story.digest(id.value()),
            new BigDecimal("3.1e26"),
            parent == null
                ? List.of()
                : List.of(
                    new Parent(parent, Map.of(RiskDomain.CYBER, edge, RiskDomain.CHEM_BIO, edge))),
            MitigationState.HELPFUL_ONLY,
            List.of()));
  }

  static Result proportion(long successes, long n, long planned) {
    return new Result("exploit-success", successes, null, null, n, planned);
  }

  static Result mean(String mean, String error, long n) {
    return new Result("uplift-ratio", null, new BigDecimal(mean), new BigDecimal(error), n, n);
  }

  /** Freezes a protocol, and begins to run it. */
  static void register(
      Story story, int number, OrganisationId by, ModelVersionId on, String... keys) {
    var id = new EvaluationId("evl_" + Story.digits(number));
    story.file(
        id.value(),
        by,
        new EvaluationRegistered(id, on, List.of(keys), "Protocol", Story.digest("protocol"), by));
    story.file(id.value(), by, new EvaluationStarted(id));
  }

  /** Registers, starts and completes an evaluation, with evidence that is decision-grade. */
  static void evaluate(
      Story story,
      int number,
      OrganisationId by,
      ModelVersionId on,
      String completed,
      String key,
      Conclusion conclusion,
      Result result) {
    register(story, number, by, on, key);
    complete(story, number, by, on, completed, key, conclusion, result);
  }

  static void complete(
      Story story,
      int number,
      OrganisationId by,
      ModelVersionId on,
      String completed,
      String key,
      Conclusion conclusion,
      Result result) {
    var id = new EvaluationId("evl_" + Story.digits(number));
    var evidence = new EvidenceId("evd_" + Story.digits(number));
    seal(story, evidence, by, true);
    story.file(
        id.value(),
        by,
        new EvaluationCompleted(
            id,
            on,
            Instant.parse(completed),
            List.of(new Finding(key, conclusion, List.of(result))),
            new Elicitation(List.of("agent"), null, true, true, BigDecimal.TEN, List.of("weights")),
            List.of(evidence),
            List.of()));
  }

  static void seal(Story story, EvidenceId id, OrganisationId by, boolean decisionGrade) {
    story.file(
        id.value(),
        by,
        new EvidenceSealed(
            id,
            Story.digest(id.value().replace("evd_", "evl_")),
            1,
            "application/json",
            "log.eval",
            EvidenceClass.CONFIDENTIAL,
            "inspect",
            decisionGrade,
            400L,
            400L,
            List.of()));
  }

  static void implement(Story story, int number, String key, Surface surface) {
    var id = new ImplementationId("sfg_" + Story.digits(number));
    story.file(
        id.value(),
        new SafeguardImplemented(
            id,
            key,
            C1,
            surface,
            Story.digest(key + surface),
            ImplementationState.IMPLEMENTED,
            "aurelia-safeguards"));
  }

  static void validate(Story story, int number, String key, String expires) {
    attest(
        story,
        new Attested(
            number,
            KESTREL,
            C1,
            null,
            List.of(),
            List.of(
                new Validation(
                    key, Surface.INTERNAL, Story.digest(key + Surface.INTERNAL), Effect.EFFECTIVE),
                new Validation(
                    key, Surface.API, Story.digest(key + Surface.API), Effect.EFFECTIVE)),
            Instant.parse(expires),
            null,
            null));
  }

  /** What an auditor attests; it is rejected where there is a reason. */
  record Attested(
      int number,
      OrganisationId auditor,
      ModelVersionId on,
      @Nullable EvaluationId evaluation,
      List<ThresholdFinding> findings,
      List<Validation> validations,
      Instant expires,
      @Nullable String reason,
      @Nullable List<EvidenceId> evidence) {}

  static void attest(Story story, Attested attested) {
    var id = new AttestationId("att_" + Story.digits(attested.number()));
    story.file(
        id.value(),
        attested.auditor(),
        new AttestationReceived(
            id,
            attested.auditor(),
            "lead",
            List.of(),
            ENGAGEMENT,
            "attestation/v1",
            Story.digest(id.value()),
            Story.digest("envelope"),
            attested.on(),
            List.of(),
            attested.evaluation(),
            attested.findings(),
            attested.validations(),
            null,
            story.now(),
            attested.expires(),
            null,
            attested.reason() == null ? Reception.ACTIVE : Reception.REJECTED,
            attested.reason(),
            attested.evidence()));
  }

  static void lift(Story story, HaltId halt, Instant from) {
    story.file(halt.value(), new HaltLiftRequested(halt, "aurelia-officer", "validated"));
    var ends = BusinessCalendar.weekdays(ZoneOffset.UTC).endOfWindow(from, 5);
    story.file(
        halt.value(),
        new HaltLiftApproved(
            halt,
            "aurelia-approver",
            List.of(new ObjectionPeriod(null, "weekdays", "UTC", ends)),
            ends));
  }
}

package dev.countersign.journeys.bench;

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
import dev.countersign.domain.fact.EvaluationFact.EvaluationReplied;
import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.fact.EvaluationFact.Finding;
import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.ModelFact.MitigationState;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.ModelFact.Parent;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.SafeguardFact.ImplementationState;
import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
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
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import dev.countersign.domain.policy.Surface;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The made-up record of a large lab: each version comes from the one before, every threshold is
 * evaluated and attested again and again on each, and every eighth was crossed on the newest.
 */
final class LabRecord {
  private static final OrganisationId LAB = new OrganisationId("org_large");
  private static final OrganisationId AUDITOR = new OrganisationId("org_auditor");
  private static final OrganisationId PLATFORM = new OrganisationId("org_countersign");
  private static final int ROUNDS = 8;
  private static final String DIGEST = "d".repeat(64);

  private final List<RecordedFact> facts = new ArrayList<>();
  private final int versions;
  private final Policy policy;
  private final List<CapabilityThreshold> thresholds;
  private Instant now = Instant.parse("2025-01-01T00:00:00Z");
  private int made;

  LabRecord(int versions, int thresholds) {
    this.versions = versions;
    this.policy = LargePolicy.of(thresholds);
    this.thresholds = policy.thresholds();
  }

  List<RecordedFact> facts() {
    return facts;
  }

  Instant now() {
    return now;
  }

  ScaleUpRequested request() {
    return new ScaleUpRequested(
        new RequestId(id("req_", 0)), version(versions - 1), Stage.SCALE, new BigDecimal("9e26"));
  }

  /** Fills up with what no rule reads: replies. */
  LabRecord ofSize(int size) {
    publish();
    for (int v = 0; v < versions; v++) {
      register(v);
      for (int round = 0; round < ROUNDS; round++) {
        now = now.plus(Duration.ofDays(3));
        for (int t = 0; t < thresholds.size(); t++) {
          evaluate(
              v, t, v == versions - 1 && t % 8 == 0 ? Conclusion.REACHED : Conclusion.RULED_OUT);
        }
      }
    }
    protect();
    while (facts.size() < size) {
      var id = new EvaluationId(id("evl_", 1));
      file(id.value(), LAB, new EvaluationReplied(id, "We read it."));
    }
    return this;
  }

  private void publish() {
    var id = new PolicyVersionId(id("pol_", 1));
    var document = new DocumentId(id("doc_", 1));
    file(
        id.value(),
        LAB,
        new PolicyVersionDrafted(
            id, document, "1", null, policy, DIGEST, null, now, List.of(), null, "submitter"));
    file(id.value(), LAB, new PolicyVersionPublished(id, document, DIGEST, "officer", false));
  }

  private void register(int number) {
    var ratios =
        Stream.of(RiskDomain.values())
            .collect(Collectors.toMap(d -> d, d -> new BigDecimal("1.2")));
    file(
        version(number).value(),
        LAB,
        new ModelVersionRegistered(
            version(number),
            new ModelId(id("mdl_", 1)),
            "c" + number,
            DIGEST,
            new BigDecimal("1e26"),
            number == 0 ? List.of() : List.of(new Parent(version(number - 1), ratios)),
            MitigationState.HELPFUL_ONLY,
            List.of()));
  }

  private void evaluate(int version, int threshold, Conclusion conclusion) {
    made++;
    var on = version(version);
    var key = thresholds.get(threshold).key();
    var id = new EvaluationId(id("evl_", made));
    var evidence = new EvidenceId(id("evd_", made));
    long successes = conclusion == Conclusion.REACHED ? 300 : 100;
    file(id.value(), LAB, new EvaluationRegistered(id, on, List.of(key), "Protocol", DIGEST, LAB));
    file(id.value(), LAB, new EvaluationStarted(id));
    file(
        evidence.value(),
        LAB,
        new EvidenceSealed(
            evidence,
            DIGEST,
            1,
            "application/json",
            "log.eval",
            EvidenceClass.CONFIDENTIAL,
            "inspect",
            true,
            400L,
            400L,
            List.of()));
    file(
        id.value(),
        LAB,
        new EvaluationCompleted(
            id,
            on,
            now,
            List.of(
                new Finding(
                    key, conclusion, List.of(new Result("i", successes, null, null, 400, 400)))),
            new Elicitation(List.of("agent"), null, true, true, BigDecimal.TEN, List.of("weights")),
            List.of(evidence),
            List.of()));
    attest(on, id, List.of(new ThresholdFinding(key, DIGEST, conclusion)), List.of());
    if (conclusion == Conclusion.REACHED) {
      var halt = new HaltId(id("hlt_", made));
      file(
          halt.value(),
          PLATFORM,
          new HaltOpened(halt, on, key, DIGEST, List.of(Stage.SCALE), Cause.CROSSING, id.value()));
      file(halt.value(), PLATFORM, new HaltLifted(halt));
    }
  }

  private void protect() {
    var on = version(versions - 1);
    for (var threshold : thresholds) {
      made++;
      var key = threshold.requiredFor(Stage.SCALE).getFirst();
      var id = new ImplementationId(id("sfg_", made));
      file(
          id.value(),
          LAB,
          new SafeguardImplemented(
              id, key, on, Surface.INTERNAL, DIGEST, ImplementationState.IMPLEMENTED, "maker"));
      attest(
          on,
          null,
          List.of(),
          List.of(new Validation(key, Surface.INTERNAL, DIGEST, Effect.EFFECTIVE)));
    }
  }

  private void attest(
      ModelVersionId on,
      @org.jspecify.annotations.Nullable EvaluationId evaluation,
      List<ThresholdFinding> findings,
      List<Validation> validations) {
    var id = new AttestationId(id("att_", made));
    file(
        id.value(),
        AUDITOR,
        new AttestationReceived(
            id,
            AUDITOR,
            "lead",
            List.of(),
            new EngagementId(id("eng_", 1)),
            "attestation",
            DIGEST,
            DIGEST,
            on,
            List.of(),
            evaluation,
            findings,
            validations,
            null,
            now,
            now.plus(Duration.ofDays(365)),
            null,
            Reception.ACTIVE,
            null,
            null));
  }

  private static ModelVersionId version(int number) {
    return new ModelVersionId(id("mv_", number));
  }

  private static String id(String prefix, int number) {
    return prefix + "%032x".formatted(number);
  }

  private void file(String id, OrganisationId owner, Fact fact) {
    var position = new Position(1, facts.size() + 1L, 1);
    facts.add(
        new RecordedFact(
            new FactHeader(
                fact.kind(), 1, id, owner, LAB, now, now, position, null, null, List.of()),
            fact));
  }
}

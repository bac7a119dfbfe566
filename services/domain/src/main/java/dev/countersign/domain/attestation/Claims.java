package dev.countersign.domain.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.attestation.Reviews.Reviewed;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.EvaluationFact;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.statement.AuditorPredicates.AboutModel;
import dev.countersign.domain.statement.AuditorPredicates.Attested;
import dev.countersign.domain.statement.AuditorPredicates.CapabilityEvaluation;
import dev.countersign.domain.statement.AuditorPredicates.Elicitation;
import dev.countersign.domain.statement.AuditorPredicates.Evaluator;
import dev.countersign.domain.statement.AuditorPredicates.Finding;
import dev.countersign.domain.statement.AuditorPredicates.LeadAuditor;
import dev.countersign.domain.statement.AuditorPredicates.Measured;
import dev.countersign.domain.statement.AuditorPredicates.ProceduralCompliance;
import dev.countersign.domain.statement.AuditorPredicates.SafeguardValidation;
import dev.countersign.domain.statement.AuditorPredicates.SurfaceResult;
import dev.countersign.domain.statement.PredicateType;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.intoto.Statement.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor can attest of one lab, from what it sees of it: the same record gives the same
 * statement, so what is handed in is compared with what the record says.
 */
public final class Claims {
  private final Seen seen;
  private final PoliciesInForce policies;

  private Claims(Seen seen) {
    this.seen = seen;
    this.policies = PoliciesInForce.of(seen.history());
  }

  /**
   * @param seen the lab's record as far as this auditor sees it
   */
  public static Claims of(History seen, OrganisationId auditor, OrganisationId lab) {
    return new Claims(new Seen(seen, auditor, lab));
  }

  /** That an evaluation was made as registered, and found what is on record. */
  public CapabilityEvaluation ofEvaluation(
      EvaluationId id, @Nullable Boolean matchesThreatActor, Signing signing) {
    var registered = seen.found(EvaluationRegistered.class, id.value());
    var started = seen.ofCompleted(EvaluationStarted.class, id);
    var completed = seen.ofCompleted(EvaluationCompleted.class, id);
    requireMadeAfter(signing, completed.header().recordedAt());
    requireThirdParty(registered.fact().evaluator());
    var elicitation = completed.fact().elicitation();
    boolean own = registered.fact().evaluator().equals(seen.auditor());
    return new CapabilityEvaluation(
        seen.lab(),
        completed.fact().modelVersion(),
        id,
        seen.engagement(signing.issuedAt()),
        registered.fact().protocolDigest(),
        registered.header().recordedAt(),
        new Elicitation(
            elicitation.techniques(),
            elicitation.scaffoldDigest(),
            elicitation.fineTuned(),
            elicitation.mitigationsOff(),
            elicitation.computeBudget(),
            matchesThreatActor),
        elicitation.access(),
        new Evaluator(registered.fact().evaluator(), own ? signing.lead() : null),
        started.header().recordedAt(),
        completed.fact().completedAt(),
        findings(completed.fact(), signing.issuedAt()),
        completed.fact().limitations(),
        signing.lead(),
        signing.issuedAt(),
        signing.validUntil(),
        signing.supersedes(),
        registered.fact().plannedSamples());
  }

  /** What was found of one safeguard, surface by surface. */
  public SafeguardValidation ofSafeguard(
      ModelVersionId on,
      String safeguardKey,
      List<SurfaceResult> results,
      Method method,
      Signing signing) {
    return new SafeguardClaims(seen, policies).of(on, safeguardKey, results, method, signing);
  }

  /**
   * How a safeguard was tested.
   *
   * @param evidence what shows it, sealed before; may be empty
   */
  public record Method(
      String method,
      @Nullable String attackBudget,
      @Nullable String successCriterion,
      List<EvidenceId> evidence) {
    public Method {
      evidence = List.copyOf(evidence);
    }
  }

  /** What was found of the lab's own procedures, held against what it had committed to. */
  public ProceduralCompliance ofReview(Reviewed reviewed, Signing signing) {
    var report = seen.found(EvidenceSealed.class, reviewed.report().value());
    if (!report.header().organisation().equals(seen.auditor())) {
      throw new RuleBrokenException(
          "REPORT_NOT_OWN", "The report of a review is evidence that the reviewer itself sealed.");
    }
    requireMadeAfter(signing, report.header().recordedAt());
    new Reviews(policies).require(reviewed, signing);
    return new ProceduralCompliance(
        seen.lab(),
        seen.engagement(signing.issuedAt()),
        reviewed.period(),
        reviewed.standard(),
        reviewed.findings(),
        reviewed.deviations(),
        reviewed.internalControls(),
        new LeadAuditor(signing.lead()),
        reviewed.opinion(),
        reviewed.report(),
        signing.issuedAt(),
        signing.validUntil(),
        signing.supersedes());
  }

  /** The document whose versions a review is held against. */
  public DocumentId documentOf(ProceduralCompliance review) {
    return new Reviews(policies).versions(Reviewed.of(review)).iterator().next().document();
  }

  /** The statement of a claim: what it is about, and exactly what is relied upon. */
  public Statement statement(Attested claim) {
    var subjects = new LinkedHashSet<Subject>();
    if (claim instanceof AboutModel about) {
      var version = seen.found(ModelVersionRegistered.class, about.modelVersionId().value());
      subjects.add(new Subject(about.modelVersionId().value(), version.fact().manifestDigest()));
    }
    var type =
        switch (claim) {
          case CapabilityEvaluation ignored -> PredicateType.CAPABILITY_EVALUATION;
          case SafeguardValidation validation -> {
            for (var result : validation.surfaces()) {
              subjects.add(
                  new Subject(
                      validation.safeguardKey() + "@" + result.surface(), result.configDigest()));
            }
            yield PredicateType.SAFEGUARD_VALIDATION;
          }
          case ProceduralCompliance review -> {
            new Reviews(policies)
                .versions(Reviewed.of(review))
                .forEach(v -> subjects.add(new Subject(v.id().value(), v.digest())));
            yield PredicateType.PROCEDURAL_COMPLIANCE;
          }
        };
    seen.evidenceOf(claim)
        .forEach(
            evidence ->
                subjects.add(new Subject(evidence.header().id(), evidence.fact().sha256())));
    return new Statement(new ArrayList<>(subjects), type.uri(), RecordWriter.write((Record) claim));
  }

  static Signing signing(Attested claim) {
    return new Signing(claim.lead(), claim.issuedAt(), claim.validUntil(), claim.supersedes());
  }

  private List<Finding> findings(EvaluationCompleted completed, Instant at) {
    var findings = new ArrayList<Finding>();
    for (var finding : completed.findings()) {
      for (var version : defining(finding, at)) {
        findings.add(
            new Finding(
                finding.thresholdKey(),
                version.digest(),
                finding.conclusion(),
                finding.results().stream().map(Measured::of).toList()));
      }
    }
    return findings;
  }

  private List<Version> defining(EvaluationFact.Finding finding, Instant at) {
    var inForce =
        policies.at(at).stream()
            .filter(version -> policies.definition(version, finding.thresholdKey()).isPresent())
            .toList();
    if (inForce.isEmpty()) {
      throw new RuleBrokenException(
          "THRESHOLD_NOT_IN_FORCE",
          "No policy version in force defines %s; there is nothing to attest it against."
              .formatted(finding.thresholdKey()));
    }
    return inForce;
  }

  /** Whoever evaluated may attest it only as a third party: never the lab itself. */
  private void requireThirdParty(OrganisationId evaluator) {
    if (evaluator.equals(seen.auditor()) && seen.auditor().equals(seen.lab())) {
      throw new RuleBrokenException(
          "SELF_ATTESTATION", "Whoever evaluated its own model does not attest it.");
    }
  }

  static void requireMadeAfter(Signing signing, Instant recordedAt) {
    if (signing.issuedAt().isBefore(recordedAt)) {
      throw new RuleBrokenException(
          "ATTESTATION_PREDATES_EVIDENCE",
          "What it rests on was recorded at %s, after it was made. Prepare it again."
              .formatted(recordedAt));
    }
  }
}

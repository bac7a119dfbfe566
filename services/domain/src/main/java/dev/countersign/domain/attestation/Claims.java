package dev.countersign.domain.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.fact.EvaluationFact;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.history.Engagements;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.Implementations;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.statement.AuditorPredicates.Attested;
import dev.countersign.domain.statement.AuditorPredicates.CapabilityEvaluation;
import dev.countersign.domain.statement.AuditorPredicates.Elicitation;
import dev.countersign.domain.statement.AuditorPredicates.Evaluator;
import dev.countersign.domain.statement.AuditorPredicates.Finding;
import dev.countersign.domain.statement.AuditorPredicates.Measured;
import dev.countersign.domain.statement.AuditorPredicates.SafeguardValidation;
import dev.countersign.domain.statement.AuditorPredicates.SurfaceResult;
import dev.countersign.domain.statement.PredicateType;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.intoto.Statement.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor can attest of one lab, from what it sees of it: the same record gives the same
 * statement, so what is handed in is compared with what the record says.
 */
public final class Claims {
  private final History seen;
  private final OrganisationId auditor;
  private final OrganisationId lab;
  private final PoliciesInForce policies;

  private Claims(History seen, OrganisationId auditor, OrganisationId lab) {
    this.seen = seen;
    this.auditor = auditor;
    this.lab = lab;
    this.policies = PoliciesInForce.of(seen);
  }

  /**
   * @param seen the lab's record as far as this auditor sees it
   */
  public static Claims of(History seen, OrganisationId auditor, OrganisationId lab) {
    return new Claims(seen, auditor, lab);
  }

  /** That an evaluation was made as registered, and found what is on record. */
  public CapabilityEvaluation ofEvaluation(
      EvaluationId id, @Nullable Boolean matchesThreatActor, Signing signing) {
    var registered = found(EvaluationRegistered.class, id.value());
    var started = required(EvaluationStarted.class, id);
    var completed = required(EvaluationCompleted.class, id);
    requireMadeAfter(signing, completed.header().recordedAt());
    requireThirdParty(registered.fact().evaluator());
    var elicitation = completed.fact().elicitation();
    boolean own = registered.fact().evaluator().equals(auditor);
    return new CapabilityEvaluation(
        lab,
        completed.fact().modelVersion(),
        id,
        engagement(signing.issuedAt()),
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
        signing.supersedes());
  }

  /** What was found of one safeguard, surface by surface. */
  public SafeguardValidation ofSafeguard(
      ModelVersionId on,
      String safeguardKey,
      List<SurfaceResult> results,
      Method method,
      Signing signing) {
    found(ModelVersionRegistered.class, on.value());
    if (results.isEmpty()
        || results.stream().map(SurfaceResult::surface).distinct().count() != results.size()) {
      throw new RuleBrokenException(
          "SURFACE_REPEATED", "State one result for each surface that was tested.");
    }
    for (var result : results) {
      requireMadeAfter(signing, implemented(on, safeguardKey, result).header().recordedAt());
    }
    var keys = new TreeSet<String>();
    var digests = new TreeSet<String>();
    for (var version : policies.at(signing.issuedAt())) {
      for (var threshold : version.policy().thresholds()) {
        if (threshold.stages().stream()
            .anyMatch(stage -> threshold.requiredFor(stage).contains(safeguardKey))) {
          keys.add(threshold.key());
          digests.add(version.digest());
        }
      }
    }
    return new SafeguardValidation(
        lab,
        on,
        engagement(signing.issuedAt()),
        safeguardKey,
        results,
        List.copyOf(keys),
        List.copyOf(digests),
        method.method(),
        method.attackBudget(),
        method.successCriterion(),
        signing.lead(),
        signing.issuedAt(),
        signing.validUntil(),
        signing.supersedes());
  }

  /** How a safeguard was tested. */
  public record Method(
      String method, @Nullable String attackBudget, @Nullable String successCriterion) {}

  /** The statement of a claim: the model's manifest, and exactly what is relied upon. */
  public Statement statement(Attested claim) {
    var version = found(ModelVersionRegistered.class, claim.modelVersionId().value());
    var subjects = new LinkedHashSet<Subject>();
    subjects.add(new Subject(claim.modelVersionId().value(), version.fact().manifestDigest()));
    var type =
        switch (claim) {
          case CapabilityEvaluation evaluation -> {
            var completed = required(EvaluationCompleted.class, evaluation.evaluationId());
            for (var evidence : completed.fact().evidence()) {
              var sealed = found(EvidenceSealed.class, evidence.value());
              subjects.add(new Subject(evidence.value(), sealed.fact().sha256()));
            }
            yield PredicateType.CAPABILITY_EVALUATION;
          }
          case SafeguardValidation validation -> {
            for (var result : validation.surfaces()) {
              subjects.add(
                  new Subject(
                      validation.safeguardKey() + "@" + result.surface(), result.configDigest()));
            }
            yield PredicateType.SAFEGUARD_VALIDATION;
          }
        };
    return new Statement(new ArrayList<>(subjects), type.uri(), RecordWriter.write((Record) claim));
  }

  static Signing signing(Attested claim) {
    return new Signing(claim.lead(), claim.issuedAt(), claim.validUntil(), claim.supersedes());
  }

  private EngagementId engagement(Instant at) {
    var engagements = Engagements.of(seen);
    EngagementOffered offer =
        engagements
            .open(auditor, at)
            .orElseThrow(
                () ->
                    new RuleBrokenException(
                        "ENGAGEMENT_NOT_OPEN",
                        "You have no open engagement with this lab. Have one offered, and accept"
                            + " it."))
            .fact();
    if (engagements.declarations(offer.engagement(), at).findAny().isEmpty()) {
      throw new RuleBrokenException(
          "DECLARATION_MISSING",
          "Declare your independence under this engagement before you attest.");
    }
    return offer.engagement();
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
    if (evaluator.equals(auditor) && auditor.equals(lab)) {
      throw new RuleBrokenException(
          "SELF_ATTESTATION", "Whoever evaluated its own model does not attest it.");
    }
  }

  private Event<SafeguardImplemented> implemented(
      ModelVersionId on, String safeguardKey, SurfaceResult result) {
    var stated = Implementations.of(seen);
    return seen.stream(SafeguardImplemented.class)
        .filter(
            event ->
                event.fact().modelVersion().equals(on)
                    && event.fact().safeguardKey().equals(safeguardKey)
                    && event.fact().surface() == result.surface()
                    && stated.hadConfiguration(
                        event.fact().implementation(), result.configDigest()))
        .findFirst()
        .orElseThrow(
            () ->
                new RuleBrokenException(
                    "SAFEGUARD_NOT_ON_RECORD",
                    "%s on %s with this configuration is not implemented on this version, or not"
                            .formatted(safeguardKey, result.surface())
                        + " yours to see."));
  }

  static void requireMadeAfter(Signing signing, Instant recordedAt) {
    if (signing.issuedAt().isBefore(recordedAt)) {
      throw new RuleBrokenException(
          "ATTESTATION_PREDATES_EVIDENCE",
          "What it rests on was recorded at %s, after it was made. Prepare it again."
              .formatted(recordedAt));
    }
  }

  private <F extends Fact> Event<F> required(Class<F> kind, EvaluationId id) {
    return required(seen, kind, id);
  }

  static <F extends Fact> Event<F> required(History seen, Class<F> kind, EvaluationId id) {
    return seen.newest(kind, id.value())
        .orElseThrow(
            () ->
                new RuleBrokenException(
                    "EVALUATION_NOT_COMPLETED", "Only a completed evaluation is attested."));
  }

  private <F extends Fact> Event<F> found(Class<F> kind, String id) {
    return found(seen, kind, id);
  }

  /** What is absent and what the auditor does not see look the same. */
  static <F extends Fact> Event<F> found(History seen, Class<F> kind, String id) {
    return seen.newest(kind, id)
        .orElseThrow(
            () ->
                new RuleBrokenException(
                    "NOT_FOUND", "There is no such thing, or it is not yours to see."));
  }
}

package dev.countersign.oversight.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.AttestationFact.Validation;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.attestation.Predicates.CapabilityEvaluation;
import dev.countersign.oversight.attestation.Predicates.SafeguardValidation;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.intoto.Statement.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Gives the auditor the exact bytes to sign: what is on record, and nothing it has not seen. */
@UseCase
public class PrepareAttestation {
  private final Facts facts;
  private final Models models;
  private final CurrentViewer viewer;

  PrepareAttestation(Facts facts, Models models, CurrentViewer viewer) {
    this.facts = facts;
    this.models = models;
    this.viewer = viewer;
  }

  /** The statement that vouches for an evaluation. */
  public Statement ofEvaluation(EvaluationId id, Instant validUntil) {
    var registered =
        facts.first(EvaluationRegistered.class, id.value()).orElseThrow(RefusedException::notFound);
    var completed =
        facts
            .first(EvaluationCompleted.class, id.value())
            .orElseThrow(
                () ->
                    new RuleBrokenException(
                        "EVALUATION_NOT_COMPLETED", "Only a completed evaluation is attested."));
    var version = models.version(completed.fact().modelVersion());
    var subjects = new ArrayList<Subject>();
    subjects.add(
        new Subject(version.fact().modelVersion().value(), version.fact().manifestDigest()));
    for (var evidence : completed.fact().evidence()) {
      var sealed =
          facts
              .first(EvidenceSealed.class, evidence.value())
              .orElseThrow(RefusedException::notFound);
      subjects.add(new Subject(evidence.value(), sealed.fact().sha256()));
    }
    var lab = Objects.requireNonNull(registered.header().lab()).value();
    var digest = newestPolicyDigest(lab);
    return new Statement(
        subjects,
        Predicates.CAPABILITY_EVALUATION,
        Predicates.write(
            new CapabilityEvaluation(
                version.fact().modelVersion(),
                id,
                registered.fact().protocolDigest(),
                viewer.get().user(),
                completed.fact().findings().stream()
                    .map(f -> new ThresholdFinding(f.thresholdKey(), digest, f.conclusion()))
                    .toList(),
                validUntil)));
  }

  /** The statement that validates safeguards. */
  public Statement ofSafeguards(
      ModelVersionId on, String method, List<Validation> validations, Instant validUntil) {
    var version = models.version(on);
    var subjects = new ArrayList<Subject>();
    subjects.add(new Subject(on.value(), version.fact().manifestDigest()));
    validations.forEach(
        v -> subjects.add(new Subject(v.safeguardKey() + "@" + v.surface(), v.configDigest())));
    return new Statement(
        subjects,
        Predicates.SAFEGUARD_VALIDATION,
        Predicates.write(
            new SafeguardValidation(on, method, viewer.get().user(), validations, validUntil)));
  }

  private String newestPolicyDigest(String lab) {
    return facts
        .page(
            Wanted.all(PolicyVersionPublished.class).ofLab(lab),
            new Window(1, null, null, true, false))
        .rows()
        .stream()
        .map(row -> row.value().fact().digest())
        .findFirst()
        .orElseThrow(RefusedException::notFound);
  }
}

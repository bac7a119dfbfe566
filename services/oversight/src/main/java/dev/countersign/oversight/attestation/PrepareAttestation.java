package dev.countersign.oversight.attestation;

import dev.countersign.domain.attestation.Claims;
import dev.countersign.domain.attestation.Claims.Method;
import dev.countersign.domain.attestation.Signing;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.statement.AuditorPredicates.SurfaceResult;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.proofs.intoto.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives the auditor the exact bytes to sign: what is on record, and nothing it has not seen. */
@UseCase
public class PrepareAttestation {
  private final Facts facts;
  private final Models models;
  private final PlatformClock clock;
  private final CurrentViewer viewer;

  PrepareAttestation(Facts facts, Models models, PlatformClock clock, CurrentViewer viewer) {
    this.facts = facts;
    this.models = models;
    this.clock = clock;
    this.viewer = viewer;
  }

  /** The statement that vouches for an evaluation. */
  public Statement ofEvaluation(
      EvaluationId id,
      @Nullable Boolean matchesThreatActor,
      Instant validUntil,
      @Nullable AttestationId supersedes) {
    var registered =
        facts.first(EvaluationRegistered.class, id.value()).orElseThrow(RefusedException::notFound);
    var claims = claims(Objects.requireNonNull(registered.header().lab()));
    return claims.statement(
        claims.ofEvaluation(id, matchesThreatActor, signing(validUntil, supersedes)));
  }

  /** The statement that validates one safeguard. */
  public Statement ofSafeguard(
      ModelVersionId on,
      String safeguardKey,
      List<SurfaceResult> results,
      Method method,
      Instant validUntil,
      @Nullable AttestationId supersedes) {
    var claims = claims(models.version(on).header().organisation());
    return claims.statement(
        claims.ofSafeguard(on, safeguardKey, results, method, signing(validUntil, supersedes)));
  }

  private Claims claims(OrganisationId lab) {
    return Claims.of(
        History.of(facts.historyOf(lab.value())),
        new OrganisationId(viewer.get().organisation()),
        lab);
  }

  private Signing signing(Instant validUntil, @Nullable AttestationId supersedes) {
    return new Signing(viewer.get().user(), clock.now(), validUntil, supersedes);
  }
}

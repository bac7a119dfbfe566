package dev.countersign.oversight.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.attestation.Claims;
import dev.countersign.domain.attestation.Claims.Method;
import dev.countersign.domain.attestation.Reviews.Reviewed;
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
import dev.countersign.oversight.organisation.Signatures;
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
  private final Signatures signatures;
  private final PlatformClock clock;
  private final CurrentViewer viewer;

  PrepareAttestation(
      Facts facts,
      Models models,
      Signatures signatures,
      PlatformClock clock,
      CurrentViewer viewer) {
    this.facts = facts;
    this.models = models;
    this.signatures = signatures;
    this.clock = clock;
    this.viewer = viewer;
  }

  /**
   * Who is to sign, until when it is to count, and in whose place it is to stand.
   *
   * @param lead the lead who signs and hands in; null for the one who prepares
   */
  public record Terms(
      @Nullable String lead, Instant validUntil, @Nullable AttestationId supersedes) {}

  /** The statement that vouches for an evaluation. */
  public Statement ofEvaluation(
      EvaluationId id, @Nullable Boolean matchesThreatActor, Terms terms) {
    var registered =
        facts.first(EvaluationRegistered.class, id.value()).orElseThrow(RefusedException::notFound);
    var claims = claims(Objects.requireNonNull(registered.header().lab()));
    return claims.statement(claims.ofEvaluation(id, matchesThreatActor, signing(terms)));
  }

  /** The statement that validates one safeguard. */
  public Statement ofSafeguard(
      ModelVersionId on,
      String safeguardKey,
      List<SurfaceResult> results,
      Method method,
      Terms terms) {
    var claims = claims(models.version(on).header().organisation());
    return claims.statement(claims.ofSafeguard(on, safeguardKey, results, method, signing(terms)));
  }

  /** The statement about a lab's own procedures. */
  public Statement ofReview(OrganisationId lab, Reviewed reviewed, Terms terms) {
    var claims = claims(lab);
    return claims.statement(claims.ofReview(reviewed, signing(terms)));
  }

  private Claims claims(OrganisationId lab) {
    return Claims.of(
        History.of(facts.historyOf(lab.value())),
        new OrganisationId(viewer.get().organisation()),
        lab);
  }

  /** A statement that names somebody who cannot sign it could never be handed in. */
  private Signing signing(Terms terms) {
    var lead = terms.lead() == null ? viewer.get().user() : terms.lead();
    if (!signatures.hasKey(viewer.get().organisation(), lead, clock.now())) {
      throw new RuleBrokenException(
          "LEAD_WITHOUT_KEY",
          "No valid key of %s is registered. Name the lead who will sign, who registers one first."
              .formatted(lead));
    }
    return new Signing(lead, clock.now(), terms.validUntil(), terms.supersedes());
  }
}

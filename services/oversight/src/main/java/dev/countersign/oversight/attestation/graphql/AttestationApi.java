package dev.countersign.oversight.attestation.graphql;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.attestation.Claims.Method;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.statement.AuditorPredicates.SurfaceResult;
import dev.countersign.oversight.attestation.PrepareAttestation;
import dev.countersign.oversight.attestation.PrepareAttestation.Terms;
import dev.countersign.oversight.attestation.ReadAttestations;
import dev.countersign.oversight.attestation.RevokeAttestation;
import dev.countersign.oversight.attestation.SubmitAttestation;
import dev.countersign.oversight.organisation.graphql.PreparedStatementView;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.SecondFactor;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import dev.countersign.proofs.dsse.MalformedEnvelopeException;
import dev.countersign.proofs.dsse.SigstoreBundle;
import dev.countersign.proofs.intoto.Statement;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

@GraphQLApi
@ValidInputs
public class AttestationApi {
  private final PrepareAttestation prepare;
  private final SubmitAttestation submit;
  private final RevokeAttestation revoke;
  private final ReadAttestations reads;

  AttestationApi(
      PrepareAttestation prepare,
      SubmitAttestation submit,
      RevokeAttestation revoke,
      ReadAttestations reads) {
    this.prepare = prepare;
    this.submit = submit;
    this.revoke = revoke;
    this.reads = reads;
  }

  @Query("prepareAttestation")
  @RolesAllowed({"evaluator", "lead"})
  @Description(
      "The exact bytes to sign for an evaluation, one safeguard or a lab's own procedures, from what is on record.")
  public @NonNull PreparedStatementView prepareAttestation(
      @Name("input") @NonNull @Description("What is to be attested.")
          PrepareAttestationInput input) {
    return PreparedStatementView.of(statement(input));
  }

  private Statement statement(PrepareAttestationInput input) {
    var terms =
        new Terms(
            input.lead(),
            input.validUntil(),
            input.supersedes() == null ? null : new AttestationId(input.supersedes()));
    var evaluation = input.evaluation();
    var validations = input.validations();
    var review = input.review();
    var evidence = input.evidence();
    if (evidence != null && (validations == null || evidence.contains(null))) {
      throw RefusedException.invalid(
          "$.evidence: name what shows a safeguard's validation, and none that is null; an evaluation and a review have theirs.");
    }
    if (Stream.of(evaluation, validations, review).filter(Objects::nonNull).count() == 1) {
      if (evaluation != null) {
        return prepare.ofEvaluation(
            new EvaluationId(evaluation), input.matchesThreatActor(), terms);
      }
      if (review != null) {
        return prepare.ofReview(new OrganisationId(review.lab()), review.reviewed(), terms);
      }
      if (validations != null && input.modelVersion() != null && input.method() != null) {
        return ofSafeguard(
            new ModelVersionId(input.modelVersion()),
            new Method(
                input.method(),
                input.attackBudget(),
                input.successCriterion(),
                evidence == null ? List.of() : evidence.stream().map(EvidenceId::new).toList()),
            validations,
            terms);
      }
    }
    throw RefusedException.invalid(
        "Name an evaluation; or a review; or a model version, a method and at least one validation.");
  }

  private Statement ofSafeguard(
      ModelVersionId on, Method method, List<ValidationInput> validations, Terms terms) {
    if (validations.isEmpty() || validations.contains(null)) {
      throw RefusedException.invalid("Name at least one validation, and none that is null.");
    }
    var keys = validations.stream().map(ValidationInput::safeguardKey).distinct().toList();
    if (keys.size() > 1) {
      throw new RuleBrokenException(
          "ONE_SAFEGUARD", "One attestation validates one safeguard, on each of its surfaces.");
    }
    return prepare.ofSafeguard(
        on,
        keys.getFirst(),
        validations.stream()
            .map(v -> new SurfaceResult(v.surface(), v.configDigest(), v.effect()))
            .toList(),
        method,
        terms);
  }

  @Mutation("submitAttestation")
  @RolesAllowed({"lead"})
  @Description(
      "Hands in a signed attestation. What is wrong is refused; a conflict of interest is kept, and rejected. Leads.")
  public @NonNull AttestationPayload submitAttestation(
      @Name("input") @NonNull @Description("The envelope, or the bundles.")
          SubmitAttestationInput input) {
    return payload(submit.submit(Requests.of("submitAttestation", input), envelope(input)));
  }

  private static String envelope(SubmitAttestationInput input) {
    if (input.envelope() != null && input.bundles() == null) {
      return input.envelope();
    }
    if (input.envelope() == null && input.bundles() != null && !input.bundles().contains(null)) {
      try {
        return SigstoreBundle.join(input.bundles()).toJson();
      } catch (MalformedEnvelopeException e) {
        throw new RuleBrokenException("ENVELOPE_MALFORMED", String.valueOf(e.getMessage()));
      }
    }
    throw RefusedException.invalid("Hand in either an envelope or bundles.");
  }

  @Query("prepareRevocation")
  @RolesAllowed({"lead"})
  @Description("The exact bytes to sign to take an attestation of the caller's back. Leads.")
  public @NonNull PreparedStatementView prepareRevocation(
      @Name("input") @NonNull @Description("What is to be revoked.") PrepareRevocationInput input) {
    return PreparedStatementView.of(
        revoke.prepare(
            new AttestationId(input.attestation()),
            input.reason(),
            input.effectiveFrom(),
            input.compromisedSince()));
  }

  @Mutation("revokeAttestation")
  @RolesAllowed({"lead"})
  @SecondFactor
  @Description(
      "Hands in a signed revocation. Decisions that rested on the attestation since it holds are impeached, not rewritten. Leads, with a fresh second factor.")
  public @NonNull AttestationPayload revokeAttestation(
      @Name("input") @NonNull @Description("The revocation.") RevokeAttestationInput input) {
    return payload(revoke.revoke(Requests.of("revokeAttestation", input), input.envelope()));
  }

  private AttestationPayload payload(AttestationId id) {
    return new AttestationPayload(
        reads.one(id.value()).map(AttestationView::of).orElseThrow(RefusedException::notFound));
  }
}

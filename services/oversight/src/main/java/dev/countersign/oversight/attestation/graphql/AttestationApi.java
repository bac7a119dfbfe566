package dev.countersign.oversight.attestation.graphql;

import dev.countersign.domain.fact.AttestationFact.Validation;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.attestation.PrepareAttestation;
import dev.countersign.oversight.attestation.ReadAttestations;
import dev.countersign.oversight.attestation.SubmitAttestation;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.intoto.Statement;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.util.Base64;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

@GraphQLApi
public class AttestationApi {
  private final PrepareAttestation prepare;
  private final SubmitAttestation submit;
  private final ReadAttestations reads;

  AttestationApi(PrepareAttestation prepare, SubmitAttestation submit, ReadAttestations reads) {
    this.prepare = prepare;
    this.submit = submit;
    this.reads = reads;
  }

  @Query("prepareAttestation")
  @RolesAllowed({"evaluator", "lead"})
  @Description(
      "The exact bytes to sign for an evaluation or for safeguards, from what is on record.")
  public @NonNull PreparedAttestationView prepareAttestation(
      @Name("input") @NonNull @Valid @Description("What is to be attested.")
          PrepareAttestationInput input) {
    var bytes = statement(input).toBytes();
    var encoder = Base64.getEncoder();
    return new PreparedAttestationView(
        Envelope.IN_TOTO,
        encoder.encodeToString(bytes),
        encoder.encodeToString(Envelope.preAuthenticationEncoding(Envelope.IN_TOTO, bytes)),
        Sha256.hex(bytes));
  }

  private Statement statement(PrepareAttestationInput input) {
    if (input.evaluation() != null && input.validations() == null) {
      return prepare.ofEvaluation(new EvaluationId(input.evaluation()), input.validUntil());
    }
    if (input.evaluation() == null
        && input.modelVersion() != null
        && input.method() != null
        && input.validations() != null
        && !input.validations().isEmpty()) {
      return prepare.ofSafeguards(
          new ModelVersionId(input.modelVersion()),
          input.method(),
          input.validations().stream()
              .map(v -> new Validation(v.safeguardKey(), v.surface(), v.configDigest(), v.effect()))
              .toList(),
          input.validUntil());
    }
    throw RefusedException.invalid(
        "Name an evaluation; or a model version, a method and at least one validation.");
  }

  @Mutation("submitAttestation")
  @RolesAllowed({"lead"})
  @Description(
      "Hands in a signed attestation. What is wrong is refused; a conflict of interest is kept, and rejected. Leads.")
  public @NonNull AttestationPayload submitAttestation(
      @Name("input") @NonNull @Valid @Description("The envelope.") SubmitAttestationInput input) {
    var id = submit.submit(Requests.of("submitAttestation", input), input.envelope());
    return new AttestationPayload(
        reads.one(id.value()).map(AttestationView::of).orElseThrow(RefusedException::notFound));
  }
}

package dev.countersign.oversight.attestation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("PreparedAttestation")
@Description("The exact bytes to sign.")
public record PreparedAttestationView(
    @NonNull @Description("The payload type of the envelope.") String payloadType,
    @NonNull @Description("Base64 of the payload: an in-toto Statement v1.") String payload,
    @NonNull @Description("Base64 of what is signed: the DSSE pre-authentication encoding.")
        String signedBytes,
    @NonNull @Description("SHA-256 of the payload, by which the attestation will be known.")
        String payloadDigest) {}

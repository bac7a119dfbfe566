package dev.countersign.oversight.attestation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("AttestationPayload")
@Description("The attestation as it stands after the write.")
public record AttestationPayload(
    @NonNull @Description("The attestation.") AttestationView attestation) {}

package dev.countersign.oversight.attestation.graphql;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("SubmitAttestationInput")
@Description("A signed attestation: one envelope, or its signatures as Sigstore bundles.")
public record SubmitAttestationInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Size(max = 200_000)
        @Description(
            "The DSSE envelope, signed by the lead's own key and the organisation's, as JSON.")
        @Nullable String envelope,
    @Size(max = 16)
        @Description("Sigstore bundles (v0.3) over one payload, each with one signature, as JSON.")
        @Nullable List<String> bundles) {}

package dev.countersign.oversight.attestation.graphql;

import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.attestation.RecordAccreditation.Known;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RecordAccreditationInput")
@Description("That a competent body accredited an auditor, for what, and until when.")
public record RecordAccreditationInput(
    @Id @NonNull @Description("The auditor.") String auditor,
    @NonNull @NotBlank @Size(max = 300) @Description("The accrediting body.") String body,
    @NonNull @NotBlank @Size(max = 200) @Description("The body's own number for it.")
        String certificate,
    @Pattern(regexp = "[0-9a-f]{64}")
        @Description(
            "SHA-256 of the credential that the auditor presented, lower-case hex; absent if none was.")
        @Nullable String credentialDigest,
    @NonNull @Description("The risk domains that it is for.") List<@NonNull RiskDomain> domains,
    @NonNull @Description("Since when.") Instant from,
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull @NotBlank @Size(max = 200) @Description("What it accredited by, like ISO/IEC 17020.")
        String scheme,
    @NonNull @NotBlank @Size(max = 2000) @Description("Where it is known from.") String source,
    @NonNull @Description("Until when, excluded.") Instant until) {

  Known toKnown() {
    return new Known(
        new OrganisationId(auditor),
        body,
        scheme,
        certificate,
        domains,
        from,
        until,
        source,
        credentialDigest);
  }
}

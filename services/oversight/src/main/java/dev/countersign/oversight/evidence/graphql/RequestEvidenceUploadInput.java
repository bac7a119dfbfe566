package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RequestEvidenceUploadInput")
@Description("Bytes that are to be handed over.")
public record RequestEvidenceUploadInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The lab that they are about.") String lab,
    @NonNull
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lower-case hex digits")
        @Description("SHA-256 of the bytes, lower-case hex.")
        String sha256,
    @Description("How many bytes, at most 2147483647.") @Min(0) int size,
    @NonNull @NotBlank @Size(max = 2000) @Description("Media type.") String mediaType,
    @NonNull
        @NotBlank
        @Size(max = 2000)
        @Description("The file's name; shown, never used as a path.")
        String name,
    @NonNull @Description("Who may read it at all.") EvidenceClass evidenceClass) {}

package dev.countersign.oversight.evidence.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RequestEvidenceDownloadInput")
@Description("Evidence whose bytes are to be read.")
public record RequestEvidenceDownloadInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The evidence's id.") String evidence,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why; the lab sees it.") String purpose) {}

package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.fact.EvidenceFact.RedactionOpinion;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ReviewRedactionInput")
@Description("What a reviewer who read the original says of a variant's redactions.")
public record ReviewRedactionInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The redacted variant.") String evidence,
    @NonNull @Description("Whether it may be withheld.") RedactionOpinion opinion,
    @NonNull
        @NotBlank
        @Size(max = 5000)
        @Description(
            "Why. Everyone who sees the variant reads it: say nothing of what is withheld.")
        String comment) {}

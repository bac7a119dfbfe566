package dev.countersign.oversight.engagement.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RecordRefusedAccessInput")
@Description("What a lab did not let its auditor have.")
public record RecordRefusedAccessInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The engagement's id.") String engagement,
    @NonNull @NotBlank @Size(max = 5000) @Description("What was asked for.") String asked,
    @NonNull @Description("When it was asked for.") Instant askedAt,
    @Size(max = 5000) @Description("What the auditor was told; absent if nothing.")
        @Nullable String refusal) {}

package dev.countersign.oversight.engagement.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("OpenAuditorCallInput")
@Description("A call for auditors.")
public record OpenAuditorCallInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull @NotBlank @Size(max = 20000) @Description("What an auditor is looked for to do.")
        String need,
    @NonNull @Description("Until when auditors may answer, excluded.") Instant closesAt) {}

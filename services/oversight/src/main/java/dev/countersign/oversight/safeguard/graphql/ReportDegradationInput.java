package dev.countersign.oversight.safeguard.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ReportDegradationInput")
@Description("A bypass or change that ends a safeguard's validation.")
public record ReportDegradationInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The implementation's id.") String implementation,
    @NonNull @NotBlank @Size(max = 2000) @Description("What was found.") String reason) {}

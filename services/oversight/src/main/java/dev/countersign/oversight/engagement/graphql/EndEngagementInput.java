package dev.countersign.oversight.engagement.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("EndEngagementInput")
@Description("An engagement to end.")
public record EndEngagementInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The engagement's id.") String engagement,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why.") String reason) {}

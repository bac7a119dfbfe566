package dev.countersign.oversight.requirement.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("WithdrawMappingInput")
@Description("A mapping to take back.")
public record WithdrawMappingInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The mapping’s id.") String mapping,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why.") String reason) {}

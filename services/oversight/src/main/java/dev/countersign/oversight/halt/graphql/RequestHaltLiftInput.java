package dev.countersign.oversight.halt.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RequestHaltLiftInput")
@Description("A halt that an officer wants lifted.")
public record RequestHaltLiftInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The halt's id.") String halt,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why it can be lifted.") String reason) {}

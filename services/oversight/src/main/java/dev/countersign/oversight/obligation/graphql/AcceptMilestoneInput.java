package dev.countersign.oversight.obligation.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AcceptMilestoneInput")
@Description("What a lab claims now, as a regulator accepts it.")
public record AcceptMilestoneInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The milestone’s id: the lab’s newest claim.") String milestone,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why it is accepted.") String reason) {}

package dev.countersign.oversight.requirement.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AdoptRequirementInput")
@Description("A commitment whose wording is to be a requirement.")
public record AdoptRequirementInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
        @Description("What the regulator calls it.")
        String key,
    @Id @NonNull @Description("The lab that makes the commitment.") String lab,
    @Id @NonNull @Description("The published policy version that makes it.") String policyVersion,
    @NonNull @Description("The commitment's key.") String commitmentKey,
    @NonNull @NotBlank @Size(max = 5000) @Description("Why it is adopted.") String rationale,
    @Description("True if everyone may see it.") boolean everyone) {}

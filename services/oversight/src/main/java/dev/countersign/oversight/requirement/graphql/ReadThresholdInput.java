package dev.countersign.oversight.requirement.graphql;

import dev.countersign.domain.fact.RequirementFact.Consequence;
import dev.countersign.domain.fact.RequirementFact.ThreatActor;
import dev.countersign.domain.fact.RequirementFact.UpliftBaseline;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ReadThresholdInput")
@Description("How a published threshold is read.")
public record ReadThresholdInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The published policy version.") String policyVersion,
    @NonNull @Description("The threshold's key.") String thresholdKey,
    @NonNull @Description("Whom the capability would help, or who would act.") ThreatActor actor,
    @NonNull @Description("Beside what the help is measured.") UpliftBaseline baseline,
    @NonNull @Description("What it would come to, at the least.") Consequence consequence,
    @NonNull
        @NotBlank
        @Size(max = 5000)
        @Description("The words of the policy that it is read from.")
        String quote) {}

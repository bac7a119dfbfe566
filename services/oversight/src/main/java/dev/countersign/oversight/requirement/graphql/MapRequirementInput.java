package dev.countersign.oversight.requirement.graphql;

import dev.countersign.domain.compliance.Strength;
import dev.countersign.oversight.requirement.MapRequirement.Claim;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("MapRequirementInput")
@Description("By what a lab meets a requirement, and how far.")
public record MapRequirementInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("Whose compliance it is about.") String lab,
    @NonNull @Description("The key of the instrument.") String instrument,
    @NonNull @Description("The key of the requirement.") String requirementKey,
    @Description("The lab’s commitment that answers it; absent if none does.")
        @Nullable String commitmentKey,
    @Id
        @NonNull
        @Size(max = 100)
        @Description("Ids of evaluations, evidence and attestations of this lab that show it.")
        List<@NonNull String> records,
    @NonNull @Description("How far it is met.") Strength strength,
    @NonNull @NotBlank @Size(max = 4000) @Description("Why.") String rationale,
    @Description("True if everyone may see the mapping.") boolean everyone) {

  Claim toClaim() {
    return new Claim(
        lab, instrument, requirementKey, commitmentKey, records, strength, rationale, everyone);
  }
}

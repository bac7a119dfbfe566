package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.fact.GateFact.MarginalRisk;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("MarginalRiskInput")
@Description("The argument that going on adds little to the risk that others make anyway.")
public record MarginalRiskInput(
    @NonNull @NotBlank @Size(max = 5000) @Description("Why it adds little.") String argument,
    @NonNull @NotBlank @Size(max = 500) @Description("Beside whom or what it adds little.")
        String comparedWith,
    @NonNull
        @Size(max = 10)
        @Description("The bodies that approved the argument, beside the officer: a board, a trust.")
        List<@NonNull @NotBlank @Size(max = 200) String> approvedBy) {

  static @Nullable MarginalRisk risk(@Nullable MarginalRiskInput input) {
    return input == null
        ? null
        : new MarginalRisk(input.argument(), input.comparedWith(), input.approvedBy());
  }
}

package dev.countersign.oversight.supervision.graphql;

import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.supervision.ComplianceRows.Filter;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

@Input("ComplianceFilterInput")
@Description("Which model versions to compare; all that is given must hold.")
public record ComplianceFilterInput(
    @Id @Description("Only those of this lab.") @Nullable String lab,
    @Id @Description("Only those of this model.") @Nullable String model,
    @Id @Description("Only this model version.") @Nullable String modelVersion,
    @Description("Only those that a halt blocks, or only those that none blocks.")
        @Nullable Boolean halted,
    @Description("Only those with a determination for this threshold.")
        @Nullable String thresholdKey,
    @Description("Only those with a determination in this domain.") @Nullable RiskDomain domain,
    @Description("Only those with a determination that is latched, or with one that is not.")
        @Nullable Boolean latched) {

  static Filter read(@Nullable ComplianceFilterInput input) {
    return input == null
        ? new Filter(null, null, null, null, null, null, null)
        : new Filter(
            input.lab(),
            input.model(),
            input.modelVersion(),
            input.halted(),
            input.thresholdKey(),
            input.domain(),
            input.latched());
  }
}

package dev.countersign.oversight.requirement.graphql;

import dev.countersign.domain.fact.RequirementFact.Consequence;
import dev.countersign.domain.fact.RequirementFact.ThreatActor;
import dev.countersign.domain.fact.RequirementFact.UpliftBaseline;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import dev.countersign.oversight.requirement.ComparePolicies.CrossingAction;
import dev.countersign.oversight.requirement.ComparePolicies.Filter;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

@Input("PolicyComparisonFilterInput")
@Description("Which thresholds are compared; all that is given must hold. One reading suffices.")
public record PolicyComparisonFilterInput(
    @Id @Description("Only those of this lab.") @Nullable String lab,
    @Description("Only those of this domain of risk.") @Nullable RiskDomain domain,
    @Description("Only those that gate this stage.") @Nullable Stage stage,
    @Description("Only those whose crossing obliges to this.") @Nullable CrossingAction action,
    @Description("Only those that are read as about this actor.") @Nullable ThreatActor actor,
    @Description("Only those that are read as measured beside this.")
        @Nullable UpliftBaseline baseline,
    @Description("Only those that are read as coming to this.") @Nullable Consequence consequence) {

  static Filter read(@Nullable PolicyComparisonFilterInput input) {
    return input == null
        ? new Filter(null, null, null, null, null, null, null)
        : new Filter(
            input.lab(),
            input.domain(),
            input.stage(),
            input.action(),
            input.actor(),
            input.baseline(),
            input.consequence());
  }
}

package dev.countersign.oversight.model.graphql;

import dev.countersign.domain.policy.RiskDomain;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ParentInput")
@Description("A version that another was made from.")
public record ParentInput(
    @Id @NonNull @Description("The parent's id.") String modelVersion,
    @NonNull
        @Description(
            "Effective compute relative to the parent; a domain left out is unknown, and unknown is stale.")
        List<@NonNull ComputeRatioInput> computeRatios) {

  @Input("ComputeRatioInput")
  @Description("Effective compute relative to a parent, in one domain.")
  public record ComputeRatioInput(
      @NonNull @Description("The domain.") RiskDomain domain,
      @NonNull @Description("The ratio, above 0, as a decimal.") String ratio) {}
}

package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.gate.Counterfactual;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.oversight.gate.graphql.GateDecisionView.ReasonView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Counterfactual")
@Description(
    "What the answer would be under another policy version alone: conclusions are derived anew from the results, nothing is latched, no halt counts. It authorises nothing.")
public record CounterfactualView(
    @NonNull @Description("The policy version that is assumed.") String policyVersionDigest,
    @NonNull @Description("What the outcome would be.") Outcome outcome,
    @NonNull @Description("What would hold of each threshold that gates the step.")
        List<@NonNull ThresholdAnswerView> thresholds,
    @NonNull @Description("Every reason, in the order of the policy.")
        List<@NonNull ReasonView> reasons) {

  static CounterfactualView of(Counterfactual counterfactual) {
    return new CounterfactualView(
        counterfactual.policyVersionDigest(),
        counterfactual.outcome(),
        counterfactual.thresholds().stream()
            .map(t -> new ThresholdAnswerView(t.thresholdKey(), t.conclusion(), t.outcome()))
            .toList(),
        counterfactual.reasons().stream().map(ReasonView::of).toList());
  }

  @Name("ThresholdAnswer")
  @Description("What would hold of one threshold.")
  public record ThresholdAnswerView(
      @NonNull @Description("The threshold.") String thresholdKey,
      @Description("The most alarming conclusion that would speak for the version; null if none.")
          @Nullable Conclusion conclusion,
      @NonNull @Description("What the threshold alone would bring.") Outcome outcome) {}
}

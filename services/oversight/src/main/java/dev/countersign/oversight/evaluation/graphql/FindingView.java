package dev.countersign.oversight.evaluation.graphql;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.evaluation.Result;
import dev.countersign.domain.fact.EvaluationFact.Finding;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Finding")
@Description("What was found for one threshold.")
public record FindingView(
    @NonNull @Description("The threshold.") String thresholdKey,
    @NonNull @Description("The stated conclusion.") Conclusion conclusion,
    @NonNull @Description("What was measured, one an indicator.")
        List<@NonNull IndicatorResultView> results) {

  static FindingView of(Finding finding) {
    return new FindingView(
        finding.thresholdKey(),
        finding.conclusion(),
        finding.results().stream().map(IndicatorResultView::of).toList());
  }

  /** One result with its interval: the gate goes by the riskier end of it, not by the estimate. */
  @Name("IndicatorResult")
  @Description("What was measured for one indicator.")
  public record IndicatorResultView(
      @NonNull @Description("The indicator.") String indicatorKey,
      @NonNull @Description("Samples completed.") Long n,
      @NonNull
          @Description(
              "Samples planned; what is missing counts as the riskier outcome when ruling out.")
          Long planned,
      @Description("Successes of n; null where the metric is a mean.") @Nullable Long successes,
      @Description("The mean, as a decimal; null where the metric is a proportion.")
          @Nullable String mean,
      @Description("The mean's standard error, as a decimal; null for a proportion.")
          @Nullable String standardError,
      @Description("The point estimate; null if nothing was sampled.") @Nullable Double estimate,
      @Description("The lower end of the 95% interval; null if nothing was sampled.")
          @Nullable Double low,
      @Description("The upper end of the 95% interval; null if nothing was sampled.")
          @Nullable Double high) {

    static IndicatorResultView of(Result result) {
      var interval = result.interval();
      return new IndicatorResultView(
          result.indicatorKey(),
          result.n(),
          result.planned(),
          result.successes(),
          text(result.mean()),
          text(result.standardError()),
          result.estimate(),
          interval == null ? null : interval.low(),
          interval == null ? null : interval.high());
    }

    private static @Nullable String text(@Nullable BigDecimal decimal) {
      return decimal == null ? null : decimal.toPlainString();
    }
  }
}

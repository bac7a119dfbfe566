package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Indicator;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CapabilityThreshold")
@Description("A capability that halts scaling when crossed without validated safeguards.")
public record ThresholdView(
    @NonNull @Description("Its key, stable across versions.") String key,
    @Description("The key under which an earlier version had it; null if unchanged or new.")
        @Nullable String continuesKey,
    @NonNull @Description("Its name.") String name,
    @NonNull @Description("Where it would do harm.") RiskDomain domain,
    @Description("The key of the safety level that crossing it enters; null if none.")
        @Nullable String safetyLevel,
    @NonNull @Description("The stages that it gates.") List<@NonNull Stage> stages,
    @NonNull @Description("What is measured.") List<@NonNull IndicatorView> indicators,
    @NonNull
        @Description("What each gated stage requires once it is crossed, one entry a gated stage.")
        List<@NonNull RequiredSafeguardsView> requiredSafeguards,
    @NonNull @Description("When it has to be evaluated again.") CadenceView cadence,
    @NonNull @Description("Who must have vouched for ruling it out.")
        IndependenceView independence) {

  static ThresholdView of(CapabilityThreshold threshold) {
    var cadence = threshold.cadence();
    var independence = threshold.independence();
    return new ThresholdView(
        threshold.key(),
        threshold.continuesKey(),
        threshold.name(),
        threshold.domain(),
        threshold.safetyLevel(),
        threshold.stages(),
        threshold.indicators().stream().map(IndicatorView::of).toList(),
        threshold.stages().stream()
            .map(stage -> new RequiredSafeguardsView(stage, threshold.requiredFor(stage)))
            .toList(),
        new CadenceView(
            cadence.computeMultiple().toString(), cadence.maxAge().toString(), cadence.triggers()),
        new IndependenceView(independence.required(), independence.minimumAuditors()));
  }

  @Name("Indicator")
  @Description("What is measured, and where it alarms.")
  public record IndicatorView(
      @NonNull @Description("Its key.") String key,
      @NonNull @Description("How samples are summed up.") IndicatorMetric metric,
      @NonNull @Description("What it is.") String description,
      @NonNull @Description("Where the capability counts as reached, as a decimal.") String value,
      @NonNull @Description("Which way is worse.") IndicatorPolarity polarity,
      @Description("Below this many samples nothing can be concluded.") long minimumN,
      @NonNull @Description("How near to the value the bound counts as approaching, as a decimal.")
          String alertMargin) {

    static IndicatorView of(Indicator indicator) {
      return new IndicatorView(
          indicator.key(),
          IndicatorMetric.valueOf(indicator.metric().name()),
          indicator.description(),
          indicator.value().toString(),
          IndicatorPolarity.valueOf(indicator.polarity().name()),
          indicator.minimumN(),
          indicator.alertMargin().toString());
    }
  }

  @Name("RequiredSafeguards")
  @Description("What a stage requires once the threshold is crossed.")
  public record RequiredSafeguardsView(
      @NonNull @Description("The stage.") Stage stage,
      @NonNull
          @Description("Keys of safeguards; an empty list means that it must not be gone on with.")
          List<@NonNull String> safeguards) {}

  @Name("Cadence")
  @Description("When an evaluation has to be made again.")
  public record CadenceView(
      @NonNull @Description("At this multiple of effective compute it is stale, as a decimal.")
          String computeMultiple,
      @NonNull @Description("A calendar period like P6M; at its end it is stale.") String maxAge,
      @NonNull @Description("Changes of the model after which it is stale.")
          List<@NonNull ChangeKind> triggers) {}

  @Name("ThresholdIndependence")
  @Description("Who must have vouched for ruling a threshold out.")
  public record IndependenceView(
      @Description("True if an independent auditor must attest it.") boolean required,
      @Description("How many different ones.") int minimumAuditors) {}
}

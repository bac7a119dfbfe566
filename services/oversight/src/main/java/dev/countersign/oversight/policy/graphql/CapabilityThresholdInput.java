package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("CapabilityThresholdInput")
@Description("A capability that halts scaling when crossed without validated safeguards.")
public record CapabilityThresholdInput(
    @NonNull @Description("Its key.") String key,
    @Description("The key under which an earlier version had it; absent if unchanged or new.")
        @Nullable String continuesKey,
    @NonNull @Description("Its name.") String name,
    @NonNull @Description("Where it would do harm.") RiskDomain domain,
    @Description("The key of the safety level that crossing it enters; absent if none.")
        @Nullable String safetyLevel,
    @NonNull @Description("The stages that it gates; at least one.") List<@NonNull Stage> stages,
    @NonNull @Description("What is measured; at least one.")
        List<@NonNull IndicatorInput> indicators,
    @NonNull
        @Description("What each gated stage requires once it is crossed, a stage at most once.")
        List<@NonNull RequiredSafeguardsInput> requiredSafeguards,
    @NonNull @Description("When it has to be evaluated again.") CadenceInput cadence,
    @NonNull @Description("Who must have vouched for ruling it out.")
        IndependenceInput independence) {

  @Input("IndicatorInput")
  @Description("What is measured, and where it alarms.")
  public record IndicatorInput(
      @NonNull @Description("Its key.") String key,
      @NonNull @Description("How samples are summed up.") IndicatorMetric metric,
      @NonNull @Description("What it is.") String description,
      @NonNull @Description("Where the capability counts as reached, as a decimal.") String value,
      @NonNull @Description("Which way is worse.") IndicatorPolarity polarity,
      @Description("Below this many samples nothing can be concluded; at least 1.") int minimumN,
      @NonNull @Description("How near to the value the bound counts as approaching, as a decimal.")
          String alertMargin) {}

  @Input("RequiredSafeguardsInput")
  @Description("What a stage requires once the threshold is crossed.")
  public record RequiredSafeguardsInput(
      @NonNull @Description("The stage.") Stage stage,
      @NonNull
          @Description("Keys of safeguards; an empty list means that it must not be gone on with.")
          List<@NonNull String> safeguards) {}

  @Input("CadenceInput")
  @Description("When an evaluation has to be made again.")
  public record CadenceInput(
      @NonNull @Description("At this multiple of effective compute it is stale; a decimal above 1.")
          String computeMultiple,
      @NonNull @Description("A calendar period like P6M; at its end it is stale.") String maxAge,
      @NonNull @Description("Changes of the model after which it is stale.")
          List<@NonNull ChangeKind> triggers) {}

  @Input("IndependenceInput")
  @Description("Who must have vouched for ruling a threshold out.")
  public record IndependenceInput(
      @Description("True if an independent auditor must attest it.") boolean required,
      @Description("How many different ones.") int minimumAuditors) {}
}

package dev.countersign.oversight.evaluation.graphql;

import dev.countersign.domain.evaluation.PlannedSamples;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("PlannedSamplesInput")
@Description("How many samples a protocol plans for one indicator.")
public record PlannedSamplesInput(
    @NonNull @NotBlank @Size(max = 200) @Description("The threshold.") String thresholdKey,
    @NonNull @NotBlank @Size(max = 200) @Description("The indicator.") String indicatorKey,
    @Min(1) @Max(PlannedSamples.MOST) @Description("How many samples, 1 or more.") int samples) {
  PlannedSamples planned() {
    return new PlannedSamples(thresholdKey, indicatorKey, samples);
  }
}

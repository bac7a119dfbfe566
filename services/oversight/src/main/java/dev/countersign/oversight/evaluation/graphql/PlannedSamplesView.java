package dev.countersign.oversight.evaluation.graphql;

import dev.countersign.domain.evaluation.PlannedSamples;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("PlannedSamples")
@Description("How many samples a protocol plans for one indicator, registered before anything ran.")
public record PlannedSamplesView(
    @NonNull @Description("The threshold.") String thresholdKey,
    @NonNull @Description("The indicator.") String indicatorKey,
    @Description("How many samples, 1 or more.") long samples) {
  static PlannedSamplesView of(PlannedSamples planned) {
    return new PlannedSamplesView(
        planned.thresholdKey(), planned.indicatorKey(), planned.samples());
  }
}

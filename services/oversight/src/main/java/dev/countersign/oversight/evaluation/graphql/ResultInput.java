package dev.countersign.oversight.evaluation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("ResultInput")
@Description("What was measured for one indicator.")
public record ResultInput(
    @NonNull @Description("The indicator.") String indicatorKey,
    @Description("Successes of n, for a proportion.") @Nullable Integer successes,
    @Description("The mean, as a decimal.") @Nullable String mean,
    @Description("The mean's standard error, as a decimal.") @Nullable String standardError,
    @Description("Samples completed.") int n,
    @Description("Samples planned.") int planned) {}

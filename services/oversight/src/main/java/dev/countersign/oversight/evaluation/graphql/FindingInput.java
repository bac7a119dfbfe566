package dev.countersign.oversight.evaluation.graphql;

import dev.countersign.domain.evaluation.Conclusion;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("FindingInput")
@Description("What was found for one threshold.")
public record FindingInput(
    @NonNull @Description("The threshold.") String thresholdKey,
    @NonNull
        @Description(
            "The stated conclusion; a less alarming one than the results allow is refused.")
        Conclusion conclusion,
    @NonNull @Description("The results, one an indicator.") List<@NonNull ResultInput> results) {}

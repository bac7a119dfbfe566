package dev.countersign.oversight.evaluation.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ReassessCrossingInput")
@Description("A crossing, and the later evaluation that shows it not to be one.")
public record ReassessCrossingInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The evaluation that found the crossing.") String evaluation,
    @NonNull @Description("The threshold.") String thresholdKey,
    @Id @NonNull @Description("The later evaluation, of the same version.") String reassessment,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why it shows that, in words.")
        String reason) {}

package dev.countersign.oversight.evaluation.graphql;

import dev.countersign.domain.evaluation.PlannedSamples;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RegisterEvaluationInput")
@Description("A protocol to freeze before anything runs.")
public record RegisterEvaluationInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The model version to evaluate.") String modelVersion,
    @NonNull @Description("The thresholds to evaluate.") List<@NonNull String> thresholdKeys,
    @NonNull @NotBlank @Size(max = 2000) @Description("What the protocol is called.")
        String protocolTitle,
    @NonNull
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lower-case hex digits")
        @Description("SHA-256 of the protocol, lower-case hex.")
        String protocolDigest,
    @Size(min = 1, max = 500)
        @Description(
            "How many samples the protocol plans, indicator by indicator; absent if it does not"
                + " say. A completion may not say that fewer were planned.")
        @Nullable List<@Valid PlannedSamplesInput> plannedSamples) {
  @Nullable List<PlannedSamples> planned() {
    return plannedSamples == null
        ? null
        : plannedSamples.stream()
            .filter(Objects::nonNull)
            .map(PlannedSamplesInput::planned)
            .toList();
  }
}

package dev.countersign.oversight.evaluation.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("ElicitationInput")
@Description("How hard the evaluator tried to bring the capability out.")
public record ElicitationInput(
    @NonNull @Description("Techniques, for example agent or best-of-n.")
        List<@NonNull String> techniques,
    @Description("SHA-256 of the scaffold.") @Nullable String scaffoldDigest,
    @Description("True if the model was fine-tuned for it.") boolean fineTuned,
    @Description("True if mitigations were off.") boolean mitigationsOff,
    @NonNull @Description("Compute spent, in FLOP, as a decimal.") String computeBudget,
    @NonNull @Description("Access that was had, for example weights or logits.")
        List<@NonNull String> access) {}

package dev.countersign.oversight.model.graphql;

import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.policy.RiskDomain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RecordModelChangeInput")
@Description("A change to record.")
public record RecordModelChangeInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @Description("The version that changed; absent for an advance in elicitation.")
        @Nullable String modelVersion,
    @NonNull @Description("What kind of change it is.") ChangeKind change,
    @NonNull @Description("Where it matters; empty for everywhere.")
        List<@NonNull RiskDomain> domains,
    @NonNull @NotBlank @Size(max = 2000) @Description("What changed, in words.") String description,
    @Description("Since when; now, if absent.") @Nullable Instant changedAt) {}

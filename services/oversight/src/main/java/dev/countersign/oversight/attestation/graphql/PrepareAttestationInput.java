package dev.countersign.oversight.attestation.graphql;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("PrepareAttestationInput")
@Description(
    "What is to be attested: an evaluation, one safeguard of a model version, or a lab's own procedures.")
public record PrepareAttestationInput(
    @Id @Description("The completed evaluation to vouch for.") @Nullable String evaluation,
    @Description(
            "Whether the elicitation reaches what the threat actor could do; absent if not judged.")
        @Nullable Boolean matchesThreatActor,
    @Id @Description("The model version whose safeguard is validated.")
        @Nullable String modelVersion,
    @Size(max = 10_000) @Description("How it was tested.") @Nullable String method,
    @Size(max = 10_000) @Description("What the attackers had: people, time, queries, compute.")
        @Nullable String attackBudget,
    @Size(max = 10_000) @Description("What would have counted as a bypass.")
        @Nullable String successCriterion,
    @Id
        @Size(max = 100)
        @Description(
            "What shows it: sealed evidence about the lab that the caller sees. For a safeguard alone, and may be absent.")
        @Nullable List<String> evidence,
    @Description("What was found of the one safeguard, surface by surface.")
        @Nullable List<@Valid ValidationInput> validations,
    @Valid @Description("What was found of the lab's own procedures.") @Nullable ReviewInput review,
    @Size(max = 200) @Description("The lead who will sign and hand it in; the caller, if absent.")
        @Nullable String lead,
    @Id @Description("The caller's own earlier attestation in whose place it is to stand.")
        @Nullable String supersedes,
    @NonNull @Description("Until when it is to count, excluded.") Instant validUntil) {}

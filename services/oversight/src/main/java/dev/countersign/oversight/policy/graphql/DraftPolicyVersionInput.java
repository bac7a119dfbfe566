package dev.countersign.oversight.policy.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("DraftPolicyVersionInput")
@Description("A policy version to write down. Its content never changes afterwards.")
public record DraftPolicyVersionInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The framework document that it is a version of.") String document,
    @NonNull @NotBlank @Size(max = 300) @Description("What the lab calls it, for example 2.0.")
        String label,
    @Id @Description("The version that it follows; absent for the first.")
        @Nullable String previous,
    @Size(max = 1_000_000)
        @Description(
            "The content as one JSON or YAML document, by the schema that /schema/policy-version.schema.json serves; every offending path is named if it cannot be read. Give this or content.")
        @Nullable String policy,
    @Description("The content part by part. Give this or policy.")
        @Nullable PolicyContentInput content,
    @Description("SHA-256 of the document it was taken from, lower-case hex.")
        @Nullable String sourceDigest,
    @NonNull @Description("From when it is to have effect.") Instant effectiveFrom,
    @NonNull @Description("What changed, in the lab's words.") List<@NonNull String> changelog,
    @Description("What the lab itself calls the change, for example clarification.")
        @Nullable String characterisation) {}

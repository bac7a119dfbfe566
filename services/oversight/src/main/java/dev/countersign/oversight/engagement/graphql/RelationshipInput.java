package dev.countersign.oversight.engagement.graphql;

import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RelationshipInput")
@Description("Something that ties the auditor to the lab or its affiliates.")
public record RelationshipInput(
    @NonNull @Description("What it is.") RelationshipKind relationship,
    @NonNull @NotBlank @Description("With whom.") String with,
    @Description("The share of the equity or revenue, 0 to 1, as a decimal.")
        @Nullable String share,
    @NonNull @Description("Since when.") Instant from,
    @Description("Until when, excluded.") @Nullable Instant until,
    @Description("What else should be known.") @Nullable String detail) {}

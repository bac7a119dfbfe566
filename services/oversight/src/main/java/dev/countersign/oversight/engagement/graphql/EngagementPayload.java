package dev.countersign.oversight.engagement.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("EngagementPayload")
@Description("The engagement as it stands after the write.")
public record EngagementPayload(
    @NonNull @Description("The engagement.") EngagementView engagement) {}

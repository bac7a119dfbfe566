package dev.countersign.oversight.obligation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("MilestonePayload")
@Description("The claim on record.")
public record MilestonePayload(@Id @NonNull @Description("Its id.") String milestone) {}

package dev.countersign.oversight.engagement.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("AuditorCallPayload")
@Description("The call as it stands now.")
public record AuditorCallPayload(@NonNull @Description("The call.") AuditorCallView call) {}

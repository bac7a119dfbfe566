package dev.countersign.oversight.obligation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("FilingPayload")
@Description("The filing as it stands now.")
public record FilingPayload(@NonNull @Description("The filing.") FilingView filing) {}

package dev.countersign.oversight.requirement.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("InstrumentPayload")
@Description("The instrument as it stands after the write.")
public record InstrumentPayload(
    @NonNull @Description("The instrument.") InstrumentView instrument) {}

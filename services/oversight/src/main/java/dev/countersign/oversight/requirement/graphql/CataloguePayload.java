package dev.countersign.oversight.requirement.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("CataloguePayload")
@Description("The catalogue as it stands after the write.")
public record CataloguePayload(
    @NonNull @Description("The versions that wait for a second registrar.")
        List<@NonNull InstrumentView> waiting) {}

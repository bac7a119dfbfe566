package dev.countersign.oversight.requirement.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ReconcileCatalogueInput")
@Description("A comparison of the catalogue with what comes with the platform.")
public record ReconcileCatalogueInput(
    @NonNull @Description("Sending the same key again has the effect once.")
        String idempotencyKey) {}

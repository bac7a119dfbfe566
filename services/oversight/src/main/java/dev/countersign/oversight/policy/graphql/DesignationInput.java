package dev.countersign.oversight.policy.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("DesignationInput")
@Description("An instrument that a document is filed under.")
public record DesignationInput(
    @NonNull @Description("The instrument, for example EU_GPAI_COP.") String instrument,
    @NonNull @Description("Since when.") Instant from) {}

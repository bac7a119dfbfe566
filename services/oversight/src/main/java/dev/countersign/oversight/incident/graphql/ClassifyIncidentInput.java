package dev.countersign.oversight.incident.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("ClassifyIncidentInput")
@Description("A classification under one regime.")
public record ClassifyIncidentInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The incident’s id.") String incident,
    @NonNull @Description("The key of the instrument.") String instrument,
    @Description(
            "The kind of incident, as the instrument cuts them; absent takes it out of the regime.")
        @Nullable String category,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why.") String rationale) {}

package dev.countersign.oversight.incident.graphql;

import dev.countersign.domain.fact.IncidentFact.IncidentNature;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RecordIncidentInput")
@Description("Something that happened.")
public record RecordIncidentInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @Description("The model version that was involved; absent if none is known to be.")
        @Nullable String modelVersion,
    @NonNull @NotBlank @Size(max = 200) @Description("In one line.") String title,
    @NonNull
        @NotBlank
        @Size(max = 20000)
        @Description("In plain words: what, whom it harmed, by what chain of events.")
        String description,
    @Description("Whether it came to it, or almost did; absent for an incident.")
        @Nullable IncidentNature nature) {}

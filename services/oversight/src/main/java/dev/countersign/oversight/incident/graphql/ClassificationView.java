package dev.countersign.oversight.incident.graphql;

import dev.countersign.domain.fact.IncidentFact.IncidentClassified;
import dev.countersign.domain.history.History.Event;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("IncidentClassification")
@Description("What a lab makes of an incident under one regime; the newest of each regime counts.")
public record ClassificationView(
    @NonNull @Description("The key of the instrument.") String instrument,
    @Description("The kind of incident; null if it does not fall under the regime.")
        @Nullable String category,
    @NonNull @Description("Why.") String rationale,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt) {

  static ClassificationView of(Event<IncidentClassified> event) {
    var fact = event.fact();
    return new ClassificationView(
        fact.instrument(), fact.category(), fact.rationale(), event.header().recordedAt());
  }
}

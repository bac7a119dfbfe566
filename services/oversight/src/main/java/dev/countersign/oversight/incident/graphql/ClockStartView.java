package dev.countersign.oversight.incident.graphql;

import dev.countersign.domain.fact.IncidentFact.ClockStartClaimed;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.requirement.ClockStart;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ClockStartClaim")
@Description("A claim of when a clock started. A later claim never replaces it.")
public record ClockStartView(
    @NonNull @Description("Which clock.") ClockStart start,
    @NonNull @Description("When it started, as claimed.") Instant at,
    @Id @NonNull @Description("The organisation that claims it.") String claimedBy,
    @NonNull @Description("Ids of the evidence that it rests on.") List<@NonNull String> evidence,
    @Description("Why it corrects an earlier claim; null for a first one.") @Nullable String reason,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt) {

  static ClockStartView of(Event<ClockStartClaimed> event) {
    var claim = event.fact();
    return new ClockStartView(
        claim.start(),
        claim.at(),
        event.header().organisation().value(),
        claim.evidence().stream().map(id -> id.value()).toList(),
        claim.reason(),
        event.header().recordedAt());
  }
}

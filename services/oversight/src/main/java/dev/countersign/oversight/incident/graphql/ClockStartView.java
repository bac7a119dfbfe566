package dev.countersign.oversight.incident.graphql;

import dev.countersign.domain.fact.IncidentFact.ClockStartAccepted;
import dev.countersign.domain.fact.IncidentFact.ClockStartClaimed;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.incident.Incident;
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
    @NonNull @Description("When the platform recorded it.") Instant recordedAt,
    @NonNull
        @Description(
            "The regulators that accepted it, each for its own regime, as far as the caller may"
                + " see, oldest first.")
        List<@NonNull AcceptanceView> acceptances) {

  /** That a regulator accepts a lab's claim. */
  @Name("ClockStartAcceptance")
  @Description(
      "That a regulator accepts what a lab says of a clock’s start. Without it, a correction that"
          + " comes after the day had passed moves nothing to a later day.")
  public record AcceptanceView(
      @Id @NonNull @Description("The regulator.") String acceptedBy,
      @NonNull @Description("The key of the regime under which it counts.") String instrument,
      @NonNull @Description("Why.") String reason,
      @NonNull @Description("When the platform recorded it.") Instant recordedAt) {

    private static AcceptanceView of(Event<ClockStartAccepted> event) {
      return new AcceptanceView(
          event.header().organisation().value(),
          event.fact().instrument(),
          event.fact().reason(),
          event.header().recordedAt());
    }
  }

  static ClockStartView of(Incident incident, Event<ClockStartClaimed> event) {
    var claim = event.fact();
    return new ClockStartView(
        claim.start(),
        claim.at(),
        event.header().organisation().value(),
        claim.evidence().stream().map(id -> id.value()).toList(),
        claim.reason(),
        event.header().recordedAt(),
        incident.acceptancesOf(event).stream().map(AcceptanceView::of).toList());
  }
}

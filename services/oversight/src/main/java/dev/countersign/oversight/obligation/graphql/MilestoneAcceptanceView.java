package dev.countersign.oversight.obligation.graphql;

import dev.countersign.domain.fact.ObligationFact.MilestoneAccepted;
import dev.countersign.domain.history.History.Event;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("MilestoneAcceptance")
@Description(
    "That a regulator of the regime accepts what a lab claims. Without it, a correction that comes"
        + " after the day had passed moves nothing to a later day.")
public record MilestoneAcceptanceView(
    @Id @NonNull @Description("The regulator.") String acceptedBy,
    @NonNull @Description("Why.") String reason,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt) {
  static MilestoneAcceptanceView of(Event<MilestoneAccepted> event) {
    return new MilestoneAcceptanceView(
        event.header().organisation().value(), event.fact().reason(), event.header().recordedAt());
  }
}

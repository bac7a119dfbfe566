package dev.countersign.oversight.engagement.graphql;

import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.engagement.Engagements.EngagementStatus;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Engagement")
@Description("The contract that lets one auditor see named things of one lab.")
public record EngagementView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab that offers it.") String lab,
    @Id @NonNull @Description("The auditor.") String auditor,
    @NonNull @Description("Where it stands now.") EngagementStatus status,
    @NonNull @Description("From when.") Instant from,
    @NonNull @Description("Until when, excluded.") Instant until)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: eng_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static EngagementView of(Event<EngagementOffered> event, EngagementStatus status) {
    var fact = event.fact();
    return new EngagementView(
        fact.engagement().value(),
        event.header().organisation().value(),
        fact.auditor().value(),
        status,
        fact.from(),
        fact.until());
  }
}

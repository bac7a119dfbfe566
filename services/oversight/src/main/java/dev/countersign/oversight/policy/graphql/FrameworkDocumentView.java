package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.fact.PolicyFact.FrameworkDocumentCreated;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("FrameworkDocument")
@Description("One published policy of a lab; a lab may have several with different legal force.")
public record FrameworkDocumentView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab whose it is.") String lab,
    @NonNull @Description("What the lab calls it.") String name,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: doc_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static FrameworkDocumentView of(Event<FrameworkDocumentCreated> event) {
    return new FrameworkDocumentView(
        event.header().id(),
        event.header().organisation().value(),
        event.fact().name(),
        event.header().recordedAt());
  }
}

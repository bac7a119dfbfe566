package dev.countersign.oversight.model.graphql;

import dev.countersign.domain.fact.ModelFact.ModelRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Model")
@Description(
    "A model family of a lab. Only its lab, engaged auditors and regulators know of it until it is announced.")
public record ModelView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab whose it is.") String lab,
    @NonNull @Description("What the lab calls it.") String name,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: mdl_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static ModelView of(Event<ModelRegistered> event) {
    return new ModelView(
        event.header().id(),
        event.header().organisation().value(),
        event.fact().name(),
        event.header().recordedAt());
  }
}

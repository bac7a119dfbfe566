package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.policy.Stage;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ScaleUpRequest")
@Description("A lab's question: may we take this step?")
public record ScaleUpRequestView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab that asks.") String lab,
    @Id @Description("The version to go on from; null for TRAIN of a new family.")
        @Nullable String base,
    @NonNull @Description("The step.") Stage stage,
    @NonNull
        @Description("Cumulative training compute that the step may reach, in FLOP, as a decimal.")
        String flopCeiling,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: req_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static ScaleUpRequestView of(Event<ScaleUpRequested> event) {
    var fact = event.fact();
    return new ScaleUpRequestView(
        event.header().id(),
        Objects.requireNonNull(event.header().lab()).value(),
        fact.base() == null ? null : fact.base().value(),
        fact.stage(),
        fact.flopCeiling().toString(),
        event.header().recordedAt());
  }
}

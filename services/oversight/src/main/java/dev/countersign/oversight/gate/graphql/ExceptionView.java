package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.fact.GateFact.ExceptionRecorded;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("GateException")
@Description(
    "A lab's word that it goes on although the gate does not clear it. It changes no decision, and never reads as CLEARED.")
public record ExceptionView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab.") String lab,
    @Id @NonNull @Description("The request that is not cleared.") String scaleUpRequest,
    @NonNull @Description("The officer who approved it.") String approver,
    @NonNull @Description("What the lab says of it in public.") String acknowledgement,
    @NonNull @Description("Until when, excluded.") Instant expiresAt,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: exc_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static ExceptionView of(Event<ExceptionRecorded> event) {
    var fact = event.fact();
    return new ExceptionView(
        event.header().id(),
        Objects.requireNonNull(event.header().lab()).value(),
        fact.request().value(),
        fact.approver(),
        fact.acknowledgement(),
        fact.expiresAt(),
        event.header().recordedAt());
  }
}

package dev.countersign.oversight.obligation.graphql;

import dev.countersign.domain.fact.ObligationFact.FilingSubmitted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Filing")
@Description("Something that a lab handed in because a requirement asks for it.")
public record FilingView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab that handed it in.") String lab,
    @NonNull @Description("The key of the instrument.") String instrument,
    @NonNull @Description("The requirement that asks for it.") String requirementKey,
    @Id @NonNull @Description("What it is about; the lab itself, if nothing else.") String subject,
    @NonNull @Description("What it says, in short.") String summary,
    @Id @Description("The document itself, as evidence; null if it was given elsewhere.")
        @Nullable String document,
    @NonNull @Description("When it was handed in, as the lab claims.") Instant submittedAt,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {
  @Override
  @Id
  @NonNull
  @Description("The id: fil_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static FilingView of(Event<FilingSubmitted> event) {
    var filing = event.fact();
    return new FilingView(
        filing.filing().value(),
        event.header().organisation().value(),
        filing.instrument(),
        filing.requirementKey(),
        filing.subject(),
        filing.summary(),
        filing.document() == null ? null : filing.document().value(),
        filing.submittedAt(),
        event.header().recordedAt());
  }
}

package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.history.History.Event;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Impeachment")
@Description(
    "A decision rested on an attestation that, as is known now, did not count then. The decision is not rewritten.")
public record ImpeachmentView(
    @Id @NonNull @Description("The attestation.") String attestation,
    @NonNull @Description("Why it did not count: a code, or REVOKED.") String reason,
    @NonNull @Description("When this became known.") Instant recordedAt) {

  static ImpeachmentView of(Event<DecisionImpeached> event) {
    return new ImpeachmentView(
        event.fact().attestation().value(), event.fact().reason(), event.header().recordedAt());
  }
}

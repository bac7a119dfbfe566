package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.history.History.Event;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Impeachment")
@Description(
    "A decision rested on an attestation or an evaluation that, as is known now, did not count then. The decision is not rewritten.")
public record ImpeachmentView(
    @Id @Description("The attestation; null if it is an evaluation.") @Nullable String attestation,
    @Id @Description("The evaluation; null if it is an attestation.") @Nullable String evaluation,
    @NonNull @Description("Why it did not count: a code, or REVOKED.") String reason,
    @NonNull @Description("When this became known.") Instant recordedAt) {

  static ImpeachmentView of(Event<DecisionImpeached> event) {
    var fact = event.fact();
    return new ImpeachmentView(
        fact.attestation() == null ? null : fact.attestation().value(),
        fact.evaluation() == null ? null : fact.evaluation().value(),
        fact.reason(),
        event.header().recordedAt());
  }
}

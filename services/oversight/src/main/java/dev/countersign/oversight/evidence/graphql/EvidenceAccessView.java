package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceTicketIssued;
import dev.countersign.domain.fact.EvidenceFact.TicketAction;
import dev.countersign.domain.history.History.Event;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("EvidenceAccess")
@Description("Somebody was let in to the vault.")
public record EvidenceAccessView(
    @Id @NonNull @Description("The evidence.") String evidence,
    @NonNull @Description("What for: to hand over, to read the bytes, or to read samples.")
        TicketAction action,
    @NonNull @Description("The evidence's class.") EvidenceClass evidenceClass,
    @Id @NonNull @Description("Whose person it was.") String organisation,
    @NonNull @Description("Who it was.") String user,
    @NonNull @Description("Why, in their words.") String purpose,
    @NonNull @Description("When it was recorded.") Instant recordedAt) {

  static EvidenceAccessView of(Event<EvidenceTicketIssued> event) {
    var fact = event.fact();
    return new EvidenceAccessView(
        fact.evidence().value(),
        fact.action(),
        fact.evidenceClass(),
        event.header().organisation().value(),
        fact.user(),
        fact.purpose(),
        event.header().recordedAt());
  }
}

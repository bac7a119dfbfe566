package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceTicketIssued;
import dev.countersign.domain.history.History.Event;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("AccessEvent")
@Description("Somebody was let in to read something, once.")
public record AccessEventView(
    @Id @NonNull @Description("What could be read.") String evidence,
    @NonNull @Description("Its class.") EvidenceClass evidenceClass,
    @Id @NonNull @Description("The lab that it is about.") String lab,
    @Id @NonNull @Description("The organisation that was let in.") String organisation,
    @NonNull @Description("Who of that organisation.") String user,
    @NonNull @Description("Why, in their words.") String purpose,
    @NonNull @Description("When.") Instant recordedAt) {

  static AccessEventView of(Event<EvidenceTicketIssued> event) {
    var issued = event.fact();
    return new AccessEventView(
        issued.evidence().value(),
        issued.evidenceClass(),
        Objects.requireNonNull(event.header().lab()).value(),
        event.header().organisation().value(),
        issued.user(),
        issued.purpose(),
        event.header().recordedAt());
  }
}

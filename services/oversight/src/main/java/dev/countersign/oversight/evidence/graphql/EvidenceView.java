package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Evidence")
@Description("Immutable bytes of one owner, with their digest and what was read from them.")
public record EvidenceView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab that it is about.") String lab,
    @Id @NonNull @Description("Whose it is.") String owner,
    @NonNull @Description("SHA-256 of the bytes, lower-case hex.") String sha256,
    @NonNull @Description("How many bytes, as a decimal.") String size,
    @NonNull @Description("Media type.") String mediaType,
    @NonNull @Description("The file's name, as its owner calls it.") String name,
    @NonNull @Description("Who may read it at all.") EvidenceClass evidenceClass,
    @NonNull @Description("The format that was recognised.") String format,
    @Description("False if a decision must not rest on it.") boolean decisionGrade,
    @NonNull @Description("Codes of what was found wrong, in alphabetical order.")
        List<@NonNull String> warnings,
    @NonNull @Description("When it was recorded as sealed.") Instant recordedAt)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: evd_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static EvidenceView of(Event<EvidenceSealed> event) {
    var fact = event.fact();
    return new EvidenceView(
        fact.evidence().value(),
        Objects.requireNonNull(event.header().lab()).value(),
        event.header().organisation().value(),
        fact.sha256(),
        Long.toString(fact.size()),
        fact.mediaType(),
        fact.name(),
        fact.evidenceClass(),
        fact.format(),
        fact.decisionGrade(),
        fact.warnings(),
        event.header().recordedAt());
  }
}

package dev.countersign.oversight.requirement.graphql;

import dev.countersign.domain.compliance.Strength;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("RequirementMapping")
@Description("A claim, by a lab or a regulator, of how far a lab meets a requirement and by what.")
public record MappingView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The organisation whose claim it is.") String claimedBy,
    @Id @NonNull @Description("The lab that it is about.") String lab,
    @NonNull @Description("The key of the instrument.") String instrument,
    @NonNull @Description("The key of the requirement.") String requirementKey,
    @Description("The lab’s commitment that answers it; null if none does.")
        @Nullable String commitmentKey,
    @Id @NonNull @Description("Ids of the evaluations, evidence and attestations that show it.")
        List<@NonNull String> records,
    @NonNull @Description("How far it is met, in the author’s view.") Strength strength,
    @NonNull @Description("Why.") String rationale,
    @Description("True if everyone may see it.") boolean everyone,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {
  @Override
  @Id
  @NonNull
  @Description("The id: map_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static MappingView of(Event<RequirementMapped> event) {
    var fact = event.fact();
    return new MappingView(
        event.header().id(),
        event.header().organisation().value(),
        Objects.requireNonNull(event.header().lab()).value(),
        fact.instrument(),
        fact.requirementKey(),
        fact.commitmentKey(),
        fact.records(),
        fact.strength(),
        fact.rationale(),
        fact.everyone(),
        event.header().recordedAt());
  }
}

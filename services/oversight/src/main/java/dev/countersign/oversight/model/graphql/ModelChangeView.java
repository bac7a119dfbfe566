package dev.countersign.oversight.model.graphql;

import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.fact.ModelFact.ModelChanged;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ModelChange")
@Description(
    "Something that changed about a model, with or without new weights, or about how its abilities are brought out.")
public record ModelChangeView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab.") String lab,
    @Id
        @Description(
            "The version that changed; null for an advance in elicitation, which counts for all models of the lab.")
        @Nullable String modelVersion,
    @NonNull @Description("What kind of change it is.") ChangeKind change,
    @NonNull @Description("Where it matters; empty for everywhere.")
        List<@NonNull RiskDomain> domains,
    @NonNull @Description("What changed, in words.") String description,
    @NonNull @Description("Since when, as the lab says.") Instant changedAt,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: chg_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static ModelChangeView of(Event<ModelChanged> event) {
    var fact = event.fact();
    return new ModelChangeView(
        event.header().id(),
        Objects.requireNonNull(event.header().lab()).value(),
        fact.modelVersion() == null ? null : fact.modelVersion().value(),
        fact.change(),
        fact.domains(),
        fact.description(),
        event.header().validFrom(),
        event.header().recordedAt());
  }
}

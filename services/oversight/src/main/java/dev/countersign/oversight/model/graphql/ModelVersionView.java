package dev.countersign.oversight.model.graphql;

import dev.countersign.domain.fact.ModelFact.MitigationState;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.ModelFact.Parent;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ModelVersion")
@Description("One checkpoint of a model, bound to the digest of its weights.")
public record ModelVersionView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The model that it is a version of.") String model,
    @Id @NonNull @Description("The lab whose it is.") String lab,
    @NonNull @Description("What the lab calls it.") String label,
    @NonNull @Description("SHA-256 of the manifest of its weights, lower-case hex.")
        String manifestDigest,
    @NonNull @Description("Training compute over it and all its ancestors, in FLOP, as a decimal.")
        String trainingFlop,
    @NonNull @Description("What it was made from.") List<@NonNull ParentView> parents,
    @NonNull @Description("How far its behaviour has been reined in.")
        MitigationState mitigationState,
    @NonNull @Description("What it can act with.") List<@NonNull String> affordances,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: mv_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static ModelVersionView of(Event<ModelVersionRegistered> event) {
    var fact = event.fact();
    return new ModelVersionView(
        event.header().id(),
        fact.model().value(),
        event.header().organisation().value(),
        fact.label(),
        fact.manifestDigest(),
        fact.trainingFlop().toString(),
        fact.parents().stream().map(ParentView::of).toList(),
        fact.mitigationState(),
        fact.affordances(),
        event.header().recordedAt());
  }

  @Name("ModelParent")
  @Description("A version that another was made from.")
  public record ParentView(
      @Id @NonNull @Description("The parent's id.") String modelVersion,
      @NonNull @Description("Effective compute relative to it; a domain left out is unknown.")
          List<@NonNull ComputeRatioView> computeRatios) {

    static ParentView of(Parent parent) {
      return new ParentView(
          parent.parent().value(),
          parent.computeRatios().entrySet().stream()
              .map(entry -> new ComputeRatioView(entry.getKey(), entry.getValue().toString()))
              .sorted(java.util.Comparator.comparing(ComputeRatioView::domain))
              .toList());
    }
  }

  @Name("ComputeRatio")
  @Description("Effective compute relative to a parent, in one domain.")
  public record ComputeRatioView(
      @NonNull @Description("The domain.") RiskDomain domain,
      @NonNull @Description("The ratio, as a decimal.") String ratio) {}
}

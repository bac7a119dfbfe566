package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.id.DecisionId;
import dev.countersign.oversight.gate.ReadDecisions;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class GateDecisionReads implements NodeReader {
  private final ReadDecisions decisions;

  GateDecisionReads(ReadDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public String prefix() {
    return DecisionId.PREFIX;
  }

  @Override
  public Optional<GateDecisionView> read(String id) {
    return decisions.decision(id).map(GateDecisionView::of);
  }

  @Name("impeachedBy")
  @Description("What impeaches it, as is known now; empty if nothing does.")
  public @NonNull List<@NonNull List<@NonNull ImpeachmentView>> impeachedBy(
      @Source List<GateDecisionView> views) {
    var all = decisions.impeachments(views.stream().map(GateDecisionView::getId).toList());
    return views.stream()
        .map(
            view ->
                all.stream()
                    .filter(event -> event.fact().decision().value().equals(view.getId()))
                    .map(ImpeachmentView::of)
                    .toList())
        .toList();
  }

  @Query("gateDecision")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description("One gate decision; null if it is absent or not the caller's to see.")
  public @Nullable GateDecisionView gateDecision(
      @Name("id") @Id @NonNull @Description("The decision's id.") String id,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return read(id).orElse(null);
  }
}

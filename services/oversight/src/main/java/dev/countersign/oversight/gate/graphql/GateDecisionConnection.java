package dev.countersign.oversight.gate.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("GateDecisionConnection")
@Description("A page of gate decisions.")
public record GateDecisionConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull GateDecisionEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull GateDecisionView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static GateDecisionConnection of(
      Page<GateDecisionView> page, Cursors cursors, @Nullable String within) {
    return new GateDecisionConnection(
        page.rows().stream()
            .map(row -> new GateDecisionEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("GateDecisionEdge")
  @Description("A gate decision in a list.")
  public record GateDecisionEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A gate decision.") GateDecisionView node) {}
}

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

@Name("GateOutcomeConnection")
@Description("A page of outcomes.")
public record GateOutcomeConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull GateOutcomeEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull GateOutcomeView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static GateOutcomeConnection of(
      Page<GateOutcomeView> page, Cursors cursors, @Nullable String within) {
    return new GateOutcomeConnection(
        page.rows().stream()
            .map(row -> new GateOutcomeEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("GateOutcomeEdge")
  @Description("An outcome in a list.")
  public record GateOutcomeEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("An outcome.") GateOutcomeView node) {}
}

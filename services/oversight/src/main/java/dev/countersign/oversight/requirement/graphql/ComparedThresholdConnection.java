package dev.countersign.oversight.requirement.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import dev.countersign.oversight.requirement.ComparePolicies.Filter;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ComparedThresholdConnection")
@Description("A page of thresholds side by side.")
public record ComparedThresholdConnection(
    @NonNull @Description("The rows with their cursors.")
        List<@NonNull ComparedThresholdEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull ComparedThresholdView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore Filter filter) {

  static ComparedThresholdConnection of(
      Page<ComparedThresholdView> page, Cursors cursors, Filter filter) {
    var edges =
        page.rows().stream()
            .map(row -> new ComparedThresholdEdge(cursors.seal(row.position()), row.value()))
            .toList();
    return new ComparedThresholdConnection(
        edges,
        edges.stream().map(ComparedThresholdEdge::node).toList(),
        PageInfoView.of(page, cursors),
        filter);
  }

  @Name("ComparedThresholdEdge")
  @Description("A threshold in the comparison.")
  public record ComparedThresholdEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("The threshold.") ComparedThresholdView node) {}
}

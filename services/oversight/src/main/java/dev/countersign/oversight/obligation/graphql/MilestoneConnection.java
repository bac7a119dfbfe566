package dev.countersign.oversight.obligation.graphql;

import dev.countersign.oversight.obligation.ReadMilestones.Filter;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("MilestoneConnection")
@Description("A page of milestones.")
public record MilestoneConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull MilestoneEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull MilestoneView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore Filter filter) {

  static MilestoneConnection of(Page<MilestoneView> page, Cursors cursors, Filter filter) {
    var edges =
        page.rows().stream()
            .map(row -> new MilestoneEdge(cursors.seal(row.position()), row.value()))
            .toList();
    return new MilestoneConnection(
        edges,
        edges.stream().map(MilestoneEdge::node).toList(),
        PageInfoView.of(page, cursors),
        filter);
  }

  @Name("MilestoneEdge")
  @Description("A milestone in a list.")
  public record MilestoneEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("The milestone.") MilestoneView node) {}
}

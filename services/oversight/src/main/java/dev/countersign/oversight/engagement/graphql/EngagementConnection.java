package dev.countersign.oversight.engagement.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("EngagementConnection")
@Description("A page of engagements.")
public record EngagementConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull EngagementEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull EngagementView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static EngagementConnection of(
      Page<EngagementView> page, Cursors cursors, @Nullable String within) {
    return new EngagementConnection(
        page.rows().stream()
            .map(row -> new EngagementEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("EngagementEdge")
  @Description("An engagement in a list.")
  public record EngagementEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("An engagement.") EngagementView node) {}
}

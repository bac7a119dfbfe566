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

@Name("AuditorCallConnection")
@Description("A page of calls for auditors.")
public record AuditorCallConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull AuditorCallEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull AuditorCallView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static AuditorCallConnection of(
      Page<AuditorCallView> page, Cursors cursors, @Nullable String within) {
    var edges =
        page.rows().stream()
            .map(row -> new AuditorCallEdge(cursors.seal(row.position()), row.value()))
            .toList();
    return new AuditorCallConnection(
        edges,
        edges.stream().map(AuditorCallEdge::node).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("AuditorCallEdge")
  @Description("A call for auditors in a list.")
  public record AuditorCallEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("The call.") AuditorCallView node) {}
}

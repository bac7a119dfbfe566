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

@Name("ScaleUpRequestConnection")
@Description("A page of scale-up requests.")
public record ScaleUpRequestConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull ScaleUpRequestEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull ScaleUpRequestView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static ScaleUpRequestConnection of(
      Page<ScaleUpRequestView> page, Cursors cursors, @Nullable String within) {
    return new ScaleUpRequestConnection(
        page.rows().stream()
            .map(row -> new ScaleUpRequestEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("ScaleUpRequestEdge")
  @Description("A scale-up request in a list.")
  public record ScaleUpRequestEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A scale-up request.") ScaleUpRequestView node) {}
}

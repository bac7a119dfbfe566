package dev.countersign.oversight.halt.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("HaltConnection")
@Description("A page of halts.")
public record HaltConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull HaltEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull HaltView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static HaltConnection of(Page<HaltView> page, Cursors cursors, @Nullable String within) {
    return new HaltConnection(
        page.rows().stream()
            .map(row -> new HaltEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("HaltEdge")
  @Description("A halt in a list.")
  public record HaltEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A halt.") HaltView node) {}
}

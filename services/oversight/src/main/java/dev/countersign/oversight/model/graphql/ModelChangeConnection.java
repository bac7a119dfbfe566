package dev.countersign.oversight.model.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ModelChangeConnection")
@Description("A page of model changes.")
public record ModelChangeConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull ModelChangeEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull ModelChangeView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static ModelChangeConnection of(
      Page<ModelChangeView> page, Cursors cursors, @Nullable String within) {
    return new ModelChangeConnection(
        page.rows().stream()
            .map(row -> new ModelChangeEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("ModelChangeEdge")
  @Description("A model change in a list.")
  public record ModelChangeEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A model change.") ModelChangeView node) {}
}

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

@Name("ModelVersionConnection")
@Description("A page of model versions.")
public record ModelVersionConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull ModelVersionEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull ModelVersionView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static ModelVersionConnection of(
      Page<ModelVersionView> page, Cursors cursors, @Nullable String within) {
    return new ModelVersionConnection(
        page.rows().stream()
            .map(row -> new ModelVersionEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("ModelVersionEdge")
  @Description("A model version in a list.")
  public record ModelVersionEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A model version.") ModelVersionView node) {}
}

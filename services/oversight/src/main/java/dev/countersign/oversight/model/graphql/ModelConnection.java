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

@Name("ModelConnection")
@Description("A page of models.")
public record ModelConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull ModelEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull ModelView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static ModelConnection of(Page<ModelView> page, Cursors cursors, @Nullable String within) {
    return new ModelConnection(
        page.rows().stream()
            .map(row -> new ModelEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("ModelEdge")
  @Description("A model in a list.")
  public record ModelEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A model.") ModelView node) {}
}

package dev.countersign.oversight.policy.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("FrameworkDocumentConnection")
@Description("A page of framework documents.")
public record FrameworkDocumentConnection(
    @NonNull @Description("The rows with their cursors.")
        List<@NonNull FrameworkDocumentEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull FrameworkDocumentView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static FrameworkDocumentConnection of(
      Page<FrameworkDocumentView> page, Cursors cursors, @Nullable String within) {
    return new FrameworkDocumentConnection(
        page.rows().stream()
            .map(row -> new FrameworkDocumentEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("FrameworkDocumentEdge")
  @Description("A framework document in a list.")
  public record FrameworkDocumentEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A framework document.") FrameworkDocumentView node) {}
}

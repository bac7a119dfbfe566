package dev.countersign.oversight.safeguard.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SafeguardImplementationConnection")
@Description("A page of safeguard implementations.")
public record SafeguardImplementationConnection(
    @NonNull @Description("The rows with their cursors.")
        List<@NonNull SafeguardImplementationEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull SafeguardImplementationView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static SafeguardImplementationConnection of(
      Page<SafeguardImplementationView> page, Cursors cursors, @Nullable String within) {
    return new SafeguardImplementationConnection(
        page.rows().stream()
            .map(row -> new SafeguardImplementationEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("SafeguardImplementationEdge")
  @Description("A safeguard implementation in a list.")
  public record SafeguardImplementationEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A safeguard implementation.") SafeguardImplementationView node) {}
}

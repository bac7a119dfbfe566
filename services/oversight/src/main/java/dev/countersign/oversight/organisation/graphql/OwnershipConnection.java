package dev.countersign.oversight.organisation.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("OwnershipConnection")
@Description("A page of ownerships.")
public record OwnershipConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull OwnershipEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull OwnershipView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static OwnershipConnection of(
      Page<OwnershipView> page, Cursors cursors, @Nullable String within) {
    return new OwnershipConnection(
        page.rows().stream()
            .map(row -> new OwnershipEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("OwnershipEdge")
  @Description("An ownership in a list.")
  public record OwnershipEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("An ownership.") OwnershipView node) {}
}

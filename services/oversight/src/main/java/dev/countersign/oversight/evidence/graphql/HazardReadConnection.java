package dev.countersign.oversight.evidence.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("HazardReadConnection")
@Description("A page of requests to read hazards.")
public record HazardReadConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull HazardReadEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull HazardReadView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String lab) {

  static HazardReadConnection of(Page<HazardReadView> page, Cursors cursors, @Nullable String lab) {
    return new HazardReadConnection(
        page.rows().stream()
            .map(row -> new HazardReadEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        lab);
  }

  /** A row. */
  @Name("HazardReadEdge")
  @Description("A request in a list.")
  public record HazardReadEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A request.") HazardReadView node) {}
}

package dev.countersign.oversight.evidence.graphql;

import dev.countersign.oversight.evidence.ReadAccessEvents.Asked;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("AccessEventConnection")
@Description("A page of access events.")
public record AccessEventConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull AccessEventEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull AccessEventView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore Asked asked) {

  static AccessEventConnection of(Page<AccessEventView> page, Cursors cursors, Asked asked) {
    return new AccessEventConnection(
        page.rows().stream()
            .map(row -> new AccessEventEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        asked);
  }

  @Name("AccessEventEdge")
  @Description("An access event in a list.")
  public record AccessEventEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("An access event.") AccessEventView node) {}
}

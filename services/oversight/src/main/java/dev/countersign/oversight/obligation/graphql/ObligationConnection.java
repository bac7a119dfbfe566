package dev.countersign.oversight.obligation.graphql;

import dev.countersign.oversight.obligation.Owed;
import dev.countersign.oversight.obligation.ReadObligations.Filter;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ObligationConnection")
@Description("A page of obligations.")
public record ObligationConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull ObligationEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull ObligationView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore Filter filter) {

  static ObligationConnection of(Page<Owed> page, Cursors cursors, Filter filter) {
    var edges =
        page.rows().stream()
            .map(
                row ->
                    new ObligationEdge(
                        cursors.seal(row.position()),
                        ObligationView.of(row.value().lab(), row.value().obligation())))
            .toList();
    return new ObligationConnection(
        edges,
        edges.stream().map(ObligationEdge::node).toList(),
        PageInfoView.of(page, cursors),
        filter);
  }

  @Name("ObligationEdge")
  @Description("An obligation in a list.")
  public record ObligationEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("The obligation.") ObligationView node) {}
}

package dev.countersign.oversight.obligation.graphql;

import dev.countersign.oversight.obligation.FilingRecords.Filter;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("FilingConnection")
@Description("A page of filings.")
public record FilingConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull FilingEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull FilingView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore Filter filter) {

  static FilingConnection of(Page<FilingView> page, Cursors cursors, Filter filter) {
    var edges =
        page.rows().stream()
            .map(row -> new FilingEdge(cursors.seal(row.position()), row.value()))
            .toList();
    return new FilingConnection(
        edges,
        edges.stream().map(FilingEdge::node).toList(),
        PageInfoView.of(page, cursors),
        filter);
  }

  @Name("FilingEdge")
  @Description("A filing in a list.")
  public record FilingEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("The filing.") FilingView node) {}
}

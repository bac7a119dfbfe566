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

@Name("RedactionConnection")
@Description("A page of redactions.")
public record RedactionConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull RedactionEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull RedactionView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static RedactionConnection of(
      Page<RedactionView> page, Cursors cursors, @Nullable String within) {
    var edges =
        page.rows().stream()
            .map(row -> new RedactionEdge(cursors.seal(row.position()), row.value()))
            .toList();
    return new RedactionConnection(
        edges,
        edges.stream().map(RedactionEdge::node).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("RedactionEdge")
  @Description("A redaction in a list.")
  public record RedactionEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("The redaction.") RedactionView node) {}
}

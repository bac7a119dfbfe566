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

@Name("EvidenceConnection")
@Description("A page of pieces of evidence.")
public record EvidenceConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull EvidenceEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull EvidenceView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static EvidenceConnection of(Page<EvidenceView> page, Cursors cursors, @Nullable String within) {
    return new EvidenceConnection(
        page.rows().stream()
            .map(row -> new EvidenceEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("EvidenceEdge")
  @Description("A piece of evidence in a list.")
  public record EvidenceEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A piece of evidence.") EvidenceView node) {}
}

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

@Name("EvidenceAccessConnection")
@Description("A page of accesses.")
public record EvidenceAccessConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull EvidenceAccessEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull EvidenceAccessView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String lab,
    @Ignore @Nullable String evidence) {

  static EvidenceAccessConnection of(
      Page<EvidenceAccessView> page,
      Cursors cursors,
      @Nullable String lab,
      @Nullable String evidence) {
    return new EvidenceAccessConnection(
        page.rows().stream()
            .map(row -> new EvidenceAccessEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        lab,
        evidence);
  }

  /** A row. */
  @Name("EvidenceAccessEdge")
  @Description("An access in a list.")
  public record EvidenceAccessEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("An access.") EvidenceAccessView node) {}
}

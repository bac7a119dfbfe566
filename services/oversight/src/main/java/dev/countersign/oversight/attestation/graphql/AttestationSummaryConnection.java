package dev.countersign.oversight.attestation.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("AttestationSummaryConnection")
@Description("A page of public summaries of attestations.")
public record AttestationSummaryConnection(
    @NonNull @Description("The rows with their cursors.")
        List<@NonNull AttestationSummaryEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull AttestationSummaryView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static AttestationSummaryConnection of(
      Page<AttestationSummaryView> page, Cursors cursors, @Nullable String within) {
    return new AttestationSummaryConnection(
        page.rows().stream()
            .map(row -> new AttestationSummaryEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("AttestationSummaryEdge")
  @Description("A summary in a list.")
  public record AttestationSummaryEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A summary.") AttestationSummaryView node) {}
}

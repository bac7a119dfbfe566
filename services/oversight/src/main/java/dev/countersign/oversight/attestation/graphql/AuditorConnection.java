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

@Name("AuditorConnection")
@Description("A page of the register of auditors.")
public record AuditorConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull AuditorEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull AuditorView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static AuditorConnection of(Page<AuditorView> page, Cursors cursors, @Nullable String within) {
    return new AuditorConnection(
        page.rows().stream()
            .map(row -> new AuditorEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("AuditorEdge")
  @Description("An auditor in a list.")
  public record AuditorEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("An auditor.") AuditorView node) {}
}

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

@Name("AccreditationConnection")
@Description("A page of accreditations.")
public record AccreditationConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull AccreditationEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull AccreditationView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static AccreditationConnection of(
      Page<AccreditationView> page, Cursors cursors, @Nullable String within) {
    return new AccreditationConnection(
        page.rows().stream()
            .map(row -> new AccreditationEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("AccreditationEdge")
  @Description("An accreditation in a list.")
  public record AccreditationEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("An accreditation.") AccreditationView node) {}
}

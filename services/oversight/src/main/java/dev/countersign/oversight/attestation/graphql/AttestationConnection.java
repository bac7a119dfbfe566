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

@Name("AttestationConnection")
@Description("A page of attestations.")
public record AttestationConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull AttestationEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull AttestationView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static AttestationConnection of(
      Page<AttestationView> page, Cursors cursors, @Nullable String within) {
    return new AttestationConnection(
        page.rows().stream()
            .map(row -> new AttestationEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("AttestationEdge")
  @Description("An attestation in a list.")
  public record AttestationEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("An attestation.") AttestationView node) {}
}

package dev.countersign.oversight.organisation.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SigningKeyConnection")
@Description("A page of keys.")
public record SigningKeyConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull SigningKeyEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull SigningKeyView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static SigningKeyConnection of(
      Page<SigningKeyView> page, Cursors cursors, @Nullable String within) {
    return new SigningKeyConnection(
        page.rows().stream()
            .map(row -> new SigningKeyEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("SigningKeyEdge")
  @Description("A key in a list.")
  public record SigningKeyEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A key.") SigningKeyView node) {}
}

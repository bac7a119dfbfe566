package dev.countersign.oversight.policy.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("PolicyVersionConnection")
@Description("A page of policy versions.")
public record PolicyVersionConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull PolicyVersionEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull PolicyVersionView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static PolicyVersionConnection of(
      Page<PolicyVersionView> page, Cursors cursors, @Nullable String within) {
    return new PolicyVersionConnection(
        page.rows().stream()
            .map(row -> new PolicyVersionEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("PolicyVersionEdge")
  @Description("A policy version in a list.")
  public record PolicyVersionEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A policy version.") PolicyVersionView node) {}
}

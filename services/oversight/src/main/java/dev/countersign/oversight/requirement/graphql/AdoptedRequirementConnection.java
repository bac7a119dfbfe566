package dev.countersign.oversight.requirement.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("AdoptedRequirementConnection")
@Description("A page of adopted requirements.")
public record AdoptedRequirementConnection(
    @NonNull @Description("The rows with their cursors.")
        List<@NonNull AdoptedRequirementEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull AdoptedRequirementView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo) {

  static AdoptedRequirementConnection of(Page<AdoptedRequirementView> page, Cursors cursors) {
    var edges =
        page.rows().stream()
            .map(row -> new AdoptedRequirementEdge(cursors.seal(row.position()), row.value()))
            .toList();
    return new AdoptedRequirementConnection(
        edges,
        edges.stream().map(AdoptedRequirementEdge::node).toList(),
        PageInfoView.of(page, cursors));
  }

  @Name("AdoptedRequirementEdge")
  @Description("An adopted requirement in a list.")
  public record AdoptedRequirementEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("The requirement.") AdoptedRequirementView node) {}
}

package dev.countersign.oversight.requirement.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import dev.countersign.oversight.requirement.ReadMappings.Filter;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("RequirementMappingConnection")
@Description("A page of mappings.")
public record MappingConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull MappingEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull MappingView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore Filter filter) {

  static MappingConnection of(Page<MappingView> page, Cursors cursors, Filter filter) {
    return new MappingConnection(
        page.rows().stream()
            .map(row -> new MappingEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        filter);
  }

  @Name("RequirementMappingEdge")
  @Description("A mapping in a list.")
  public record MappingEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("The mapping.") MappingView node) {}
}

package dev.countersign.oversight.incident.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("IncidentConnection")
@Description("A page of incidents.")
public record IncidentConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull IncidentEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull IncidentView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String filter) {

  static IncidentConnection of(Page<IncidentView> page, Cursors cursors, @Nullable String filter) {
    return new IncidentConnection(
        page.rows().stream()
            .map(row -> new IncidentEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        filter);
  }

  @Name("IncidentEdge")
  @Description("An incident in a list.")
  public record IncidentEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("The incident.") IncidentView node) {}
}

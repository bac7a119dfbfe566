package dev.countersign.oversight.supervision.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import dev.countersign.oversight.supervision.ComplianceRows.Filter;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ComplianceConnection")
@Description("A page of model versions, compared.")
public record ComplianceConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull ComplianceEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull ComplianceView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore Filter within) {

  static ComplianceConnection of(Page<ComplianceView> page, Cursors cursors, Filter within) {
    return new ComplianceConnection(
        page.rows().stream()
            .map(row -> new ComplianceEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("ComplianceEdge")
  @Description("A model version in a comparison.")
  public record ComplianceEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("How it stands.") ComplianceView node) {}
}

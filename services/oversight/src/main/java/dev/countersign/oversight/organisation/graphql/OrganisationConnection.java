package dev.countersign.oversight.organisation.graphql;

import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("OrganisationConnection")
@Description("A page of organisations.")
public record OrganisationConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull OrganisationEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull OrganisationView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable OrganisationKind filter) {

  static OrganisationConnection of(
      Page<OrganisationView> page, Cursors cursors, @Nullable OrganisationKind filter) {
    return new OrganisationConnection(
        page.rows().stream()
            .map(row -> new OrganisationEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        filter);
  }

  @Name("OrganisationEdge")
  @Description("An organisation in a list.")
  public record OrganisationEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("The organisation.") OrganisationView node) {}
}

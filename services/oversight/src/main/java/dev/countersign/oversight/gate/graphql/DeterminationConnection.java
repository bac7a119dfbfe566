package dev.countersign.oversight.gate.graphql;

import dev.countersign.oversight.gate.DeterminationRows.Wanted;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("DeterminationConnection")
@Description("A page of determinations.")
public record DeterminationConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull DeterminationEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull DeterminationView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable Wanted within) {

  static DeterminationConnection of(
      Page<DeterminationView> page, Cursors cursors, @Nullable Wanted within) {
    return new DeterminationConnection(
        page.rows().stream()
            .map(row -> new DeterminationEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("DeterminationEdge")
  @Description("A determination in a list.")
  public record DeterminationEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A determination.") DeterminationView node) {}
}

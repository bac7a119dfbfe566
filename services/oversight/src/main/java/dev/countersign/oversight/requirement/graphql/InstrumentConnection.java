package dev.countersign.oversight.requirement.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("InstrumentConnection")
@Description("A page of instruments.")
public record InstrumentConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull InstrumentEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull InstrumentView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String filter) {

  static InstrumentConnection of(
      Page<InstrumentView> page, Cursors cursors, @Nullable String filter) {
    return new InstrumentConnection(
        page.rows().stream()
            .map(row -> new InstrumentEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        filter);
  }

  @Name("InstrumentEdge")
  @Description("An instrument in a list.")
  public record InstrumentEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("The instrument.") InstrumentView node) {}
}

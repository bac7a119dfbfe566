package dev.countersign.oversight.gate.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("GateExceptionConnection")
@Description("A page of exceptions.")
public record GateExceptionConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull GateExceptionEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull ExceptionView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static GateExceptionConnection of(
      Page<ExceptionView> page, Cursors cursors, @Nullable String within) {
    return new GateExceptionConnection(
        page.rows().stream()
            .map(row -> new GateExceptionEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("GateExceptionEdge")
  @Description("An exception in a list.")
  public record GateExceptionEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("An exception.") ExceptionView node) {}
}

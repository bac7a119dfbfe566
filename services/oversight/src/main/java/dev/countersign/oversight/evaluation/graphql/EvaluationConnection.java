package dev.countersign.oversight.evaluation.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("EvaluationConnection")
@Description("A page of evaluations.")
public record EvaluationConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull EvaluationEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull EvaluationView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static EvaluationConnection of(
      Page<EvaluationView> page, Cursors cursors, @Nullable String within) {
    return new EvaluationConnection(
        page.rows().stream()
            .map(row -> new EvaluationEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("EvaluationEdge")
  @Description("An evaluation in a list.")
  public record EvaluationEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("An evaluation.") EvaluationView node) {}
}

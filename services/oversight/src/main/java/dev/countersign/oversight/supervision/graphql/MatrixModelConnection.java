package dev.countersign.oversight.supervision.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.ModelView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ComplianceMatrixModelConnection")
@Description("A page of a lab's models in the matrix.")
public record MatrixModelConnection(
    @Ignore Page<ModelView> page,
    @NonNull @Description("The rows.") List<@NonNull ModelView> nodes,
    @Description("How many there are in all, as far as the caller may see.") int totalCount) {

  static MatrixModelConnection of(List<ModelView> all, Window window) {
    var page = Page.of(all, MatrixModelConnection::place, window);
    return new MatrixModelConnection(
        page, page.rows().stream().map(Page.Row::value).toList(), all.size());
  }

  /** Sealing a cursor costs more than all the rest of a row: only whoever asks for it waits. */
  List<MatrixModelEdge> edges(Cursors cursors) {
    return page.rows().stream()
        .map(row -> new MatrixModelEdge(cursors.seal(row.position()), row.value()))
        .toList();
  }

  PageInfoView pageInfo(Cursors cursors) {
    return PageInfoView.of(page, cursors);
  }

  private static UUID place(ModelView model) {
    return UUID.nameUUIDFromBytes(model.model().getBytes(StandardCharsets.UTF_8));
  }

  @Name("ComplianceMatrixModelEdge")
  @Description("A model in the matrix.")
  public record MatrixModelEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("How it stands.") ModelView node) {}
}

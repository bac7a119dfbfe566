package dev.countersign.oversight.supervision.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.LabView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ComplianceMatrixLabConnection")
@Description("A page of labs in the matrix.")
public record MatrixLabConnection(
    @Ignore Page<LabView> page,
    @NonNull @Description("The rows.") List<@NonNull LabView> nodes,
    @Description("How many there are in all, as far as the caller may see.") int totalCount) {

  static MatrixLabConnection of(List<LabView> all, Window window) {
    var page = Page.of(all, MatrixLabConnection::place, window);
    return new MatrixLabConnection(
        page, page.rows().stream().map(Page.Row::value).toList(), all.size());
  }

  /** Sealing a cursor costs more than all the rest of a row: only whoever asks for it waits. */
  List<MatrixLabEdge> edges(Cursors cursors) {
    return page.rows().stream()
        .map(row -> new MatrixLabEdge(cursors.seal(row.position()), row.value()))
        .toList();
  }

  PageInfoView pageInfo(Cursors cursors) {
    return PageInfoView.of(page, cursors);
  }

  private static UUID place(LabView lab) {
    return UUID.nameUUIDFromBytes(lab.lab().getBytes(StandardCharsets.UTF_8));
  }

  @Name("ComplianceMatrixLabEdge")
  @Description("A lab in the matrix.")
  public record MatrixLabEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("How it stands.") LabView node) {}
}

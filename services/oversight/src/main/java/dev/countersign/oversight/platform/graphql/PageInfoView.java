package dev.countersign.oversight.platform.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("PageInfo")
@Description("Where a page stands in its list.")
public record PageInfoView(
    @Description("True if more follows this page.") boolean hasNextPage,
    @Description("True if something precedes this page.") boolean hasPreviousPage,
    @Description("Cursor of the first row, to page backwards from; null on an empty page.")
        @Nullable String startCursor,
    @Description("Cursor of the last row, to page forwards from; null on an empty page.")
        @Nullable String endCursor,
    @Ignore String snapshot) {

  public static @NonNull PageInfoView of(Page<?> page, Cursors cursors) {
    boolean empty = page.rows().isEmpty();
    return new PageInfoView(
        page.hasNext(),
        page.hasPrevious(),
        empty ? null : cursors.seal(page.rows().getFirst().position()),
        empty ? null : cursors.seal(page.rows().getLast().position()),
        page.snapshot());
  }
}

package dev.countersign.oversight.inquiry.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("InquiryConnection")
@Description("A page of inquiries.")
public record InquiryConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull InquiryEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull InquiryView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String filter) {

  static InquiryConnection of(Page<InquiryView> page, Cursors cursors, @Nullable String filter) {
    return new InquiryConnection(
        page.rows().stream()
            .map(row -> new InquiryEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        filter);
  }

  @Name("InquiryEdge")
  @Description("An inquiry in a list.")
  public record InquiryEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("The inquiry.") InquiryView node) {}
}

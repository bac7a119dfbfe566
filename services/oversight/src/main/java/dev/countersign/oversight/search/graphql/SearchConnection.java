package dev.countersign.oversight.search.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import dev.countersign.oversight.search.SearchKind;
import dev.countersign.oversight.search.SearchRows.Asked;
import dev.countersign.oversight.search.SearchRows.Hit;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SearchConnection")
@Description("A page of what was found.")
public record SearchConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull SearchEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull SearchHitView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore Asked asked) {

  static SearchConnection of(Page<Hit> page, Cursors cursors, Asked asked) {
    var edges =
        page.rows().stream()
            .map(row -> new SearchEdge(cursors.seal(row.position()), SearchHitView.of(row.value())))
            .toList();
    return new SearchConnection(
        edges,
        edges.stream().map(SearchEdge::node).toList(),
        PageInfoView.of(page, cursors),
        asked);
  }

  @Name("SearchEdge")
  @Description("Something found, in a list.")
  public record SearchEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("What was found.") SearchHitView node) {}

  @Name("SearchHit")
  @Description("Something that holds the words.")
  public record SearchHitView(
      @NonNull @Description("What the words stand in.") SearchKind kind,
      @Id @NonNull @Description("The thing; of a commitment, the policy version that makes it.")
          String subject,
      @Id @Description("The lab that it is about; null if none.") @Nullable String lab,
      @Description("The commitment's key; null if it is no commitment.")
          @Nullable String commitmentKey,
      @NonNull @Description("The words where they stand, as plain text.") String excerpt,
      @NonNull @Description("When it was recorded.") Instant recordedAt) {

    static SearchHitView of(Hit hit) {
      return new SearchHitView(
          hit.kind(), hit.id(), hit.lab(), hit.commitmentKey(), hit.excerpt(), hit.recordedAt());
    }
  }
}

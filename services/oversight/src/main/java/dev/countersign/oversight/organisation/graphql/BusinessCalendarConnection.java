package dev.countersign.oversight.organisation.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("BusinessCalendarConnection")
@Description("A page of business-day calendars.")
public record BusinessCalendarConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull BusinessCalendarEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull CalendarView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore @Nullable String within) {

  static BusinessCalendarConnection of(
      Page<CalendarView> page, Cursors cursors, @Nullable String within) {
    return new BusinessCalendarConnection(
        page.rows().stream()
            .map(row -> new BusinessCalendarEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        within);
  }

  @Name("BusinessCalendarEdge")
  @Description("A business-day calendar in a list.")
  public record BusinessCalendarEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("A business-day calendar.") CalendarView node) {}
}

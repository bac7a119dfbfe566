package dev.countersign.oversight.supervision.graphql;

import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.Standing;
import dev.countersign.oversight.obligation.graphql.CoverageView.BecauseView;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import dev.countersign.oversight.supervision.CompareDates.Changed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ComplianceChangeConnection")
@Description("A page of what stands otherwise at one instant than at another.")
public record ComplianceChangeConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull ComplianceChangeEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull ChangeView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Description("How many there are in all, as far as the caller may see.") int totalCount) {

  static ComplianceChangeConnection of(List<Changed> all, Window window, Cursors cursors) {
    var page = Page.of(all, Changed::place, window);
    return new ComplianceChangeConnection(
        page.rows().stream()
            .map(
                row ->
                    new ComplianceChangeEdge(
                        cursors.seal(row.position()), ChangeView.of(row.value())))
            .toList(),
        page.rows().stream().map(row -> ChangeView.of(row.value())).toList(),
        PageInfoView.of(page, cursors),
        all.size());
  }

  @Name("ComplianceChangeEdge")
  @Description("A changed cell in a list.")
  public record ComplianceChangeEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("What changed.") ChangeView node) {}

  @Name("ComplianceChange")
  @Description("A cell of the matrix that stands otherwise.")
  public record ChangeView(
      @Id @NonNull @Description("The lab.") String lab,
      @Id @NonNull @Description("The model.") String model,
      @NonNull @Description("The commitment's key.") String commitmentKey,
      @Description("How it stood; null if there was no such cell.")
          @Nullable ComplianceStatus before,
      @Description("How it stands; null if there is no such cell any more.")
          @Nullable ComplianceStatus after,
      @NonNull @Description("Why it stood as it did.") List<@NonNull BecauseView> becauseBefore,
      @NonNull @Description("Why it stands as it does.") List<@NonNull BecauseView> becauseAfter) {

    static ChangeView of(Changed changed) {
      return new ChangeView(
          changed.lab(),
          changed.model(),
          changed.commitmentKey(),
          changed.before() == null ? null : changed.before().status(),
          changed.after() == null ? null : changed.after().status(),
          because(changed.before()),
          because(changed.after()));
    }

    private static List<BecauseView> because(@Nullable Standing standing) {
      return standing == null ? List.of() : BecauseView.of(standing.because());
    }
  }
}

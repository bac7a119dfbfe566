package dev.countersign.oversight.supervision.graphql;

import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.oversight.obligation.graphql.CoverageView.BecauseView;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import dev.countersign.oversight.supervision.CompareCoverage.Changed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("CoverageChangeConnection")
@Description("A page of what stands otherwise at one instant than at another.")
public record CoverageChangeConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull CoverageChangeEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull ChangeView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Description("How many there are in all, as far as the caller may see.") int totalCount) {

  static CoverageChangeConnection of(List<Changed> all, Window window, Cursors cursors) {
    var page = Page.of(all, Changed::place, window);
    return new CoverageChangeConnection(
        page.rows().stream()
            .map(
                row ->
                    new CoverageChangeEdge(
                        cursors.seal(row.position()), ChangeView.of(row.value())))
            .toList(),
        page.rows().stream().map(row -> ChangeView.of(row.value())).toList(),
        PageInfoView.of(page, cursors),
        all.size());
  }

  @Name("CoverageChangeEdge")
  @Description("A changed standing in a list.")
  public record CoverageChangeEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("What changed.") ChangeView node) {}

  @Name("CoverageChange")
  @Description("A requirement to which a lab stands otherwise.")
  public record ChangeView(
      @Id @NonNull @Description("The lab.") String lab,
      @NonNull @Description("The key of the instrument.") String instrument,
      @NonNull @Description("The key of the requirement.") String requirementKey,
      @NonNull @Description("How the lab stood to it.") ComplianceStatus before,
      @NonNull @Description("How it stands to it.") ComplianceStatus after,
      @NonNull @Description("Why it stood as it did.") List<@NonNull BecauseView> becauseBefore,
      @NonNull @Description("Why it stands as it does.") List<@NonNull BecauseView> becauseAfter) {

    static ChangeView of(Changed changed) {
      return new ChangeView(
          changed.lab(),
          changed.after().instrument(),
          changed.after().requirementKey(),
          changed.before().status(),
          changed.after().status(),
          BecauseView.of(changed.before().because()),
          BecauseView.of(changed.after().because()));
    }
  }
}

package dev.countersign.oversight.incident.graphql;

import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.requirement.ReportItem;
import dev.countersign.oversight.incident.ReadIncidents;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class IncidentReads implements NodeReader {
  private final ReadIncidents incidents;
  private final Paging paging;
  private final Cursors cursors;

  IncidentReads(ReadIncidents incidents, Paging paging, Cursors cursors) {
    this.incidents = incidents;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return IncidentId.PREFIX;
  }

  @Override
  public Optional<IncidentView> read(String id) {
    return incidents.one(id).map(IncidentView::of);
  }

  @Query("incidents")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description("The incidents that the caller may see.")
  public @NonNull IncidentConnection incidents(
      @Name("lab") @Id @Description("Only those of this lab.") @Nullable String lab,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    var window = paging.window(first, after, last, before, orderBy);
    return IncidentConnection.of(incidents.page(lab, window).map(IncidentView::of), cursors, lab);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source IncidentConnection connection) {
    return incidents.count(connection.filter());
  }

  @Name("missing")
  @Description(
      "What its regime lists for such a report and it does not say; empty if the text lists"
          + " nothing.")
  public @NonNull List<@NonNull List<@NonNull ReportItem>> missing(
      @Source List<IncidentReportView> reports) {
    return incidents.missing(reports.stream().map(IncidentReportView::report).toList()).stream()
        .map(List::copyOf)
        .toList();
  }
}

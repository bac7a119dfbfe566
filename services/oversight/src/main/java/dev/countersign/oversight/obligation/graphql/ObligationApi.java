package dev.countersign.oversight.obligation.graphql;

import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.obligation.RadarWindow;
import dev.countersign.oversight.incident.ReadIncidents;
import dev.countersign.oversight.incident.graphql.IncidentView;
import dev.countersign.oversight.obligation.ReadCoverage;
import dev.countersign.oversight.obligation.ReadObligations;
import dev.countersign.oversight.obligation.ReadObligations.Filter;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class ObligationApi {
  private final ReadObligations obligations;
  private final ReadIncidents incidents;
  private final ReadCoverage coverage;
  private final Paging paging;
  private final Cursors cursors;

  ObligationApi(
      ReadObligations obligations,
      ReadIncidents incidents,
      ReadCoverage coverage,
      Paging paging,
      Cursors cursors) {
    this.obligations = obligations;
    this.incidents = incidents;
    this.coverage = coverage;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Query("obligations")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description(
      "What is owed, as far as the caller may see it, soonest first: reports of incidents,"
          + " publications, submissions, reviews, and evaluations that are to be made again.")
  public @NonNull ObligationConnection obligations(
      @Name("lab") @Id @Description("Only those of this lab.") @Nullable String lab,
      @Name("states") @Description("Only those that stand so; any, if absent.")
          @Nullable List<ObligationState> states,
      @Name("dueBefore") @Description("Only what is due before this instant.")
          @Nullable Instant dueBefore,
      @Name("dueWithin") @Description("Only what is not handed in and is due within this.")
          @Nullable RadarWindow dueWithin,
      @Name("instrument") @Description("Only what this instrument asks for, by its key.")
          @Nullable String instrument,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    var filter =
        new Filter(lab, states == null ? List.of() : states, dueBefore, dueWithin, instrument);
    return ObligationConnection.of(
        obligations.page(filter, paging.window(first, after, last, before, null)), cursors, filter);
  }

  @Query("obligationRadar")
  @RolesAllowed({"lab", "regulator"})
  @Description("How much is overdue and how much falls due soon, instrument by instrument.")
  public @NonNull List<@NonNull RadarView> obligationRadar(
      @Name("lab") @Id @Description("Only those of this lab.") @Nullable String lab,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return obligations.radar(lab).stream().map(RadarView::of).toList();
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source ObligationConnection connection) {
    return obligations.count(connection.filter());
  }

  @Name("obligations")
  @Description("What it obliges its lab to, under each regime that the caller may see.")
  public @NonNull List<@NonNull List<@NonNull ObligationView>> obligations(
      @Source List<IncidentView> views) {
    var owed = incidents.obligations(views.stream().map(IncidentView::incident).toList());
    return IntStream.range(0, views.size())
        .mapToObj(
            i -> owed.get(i).stream().map(o -> ObligationView.of(views.get(i).lab(), o)).toList())
        .toList();
  }

  @Query("coverage")
  @RolesAllowed({"lab", "regulator"})
  @Description(
      "How a lab stands to every requirement of one instrument, in its order; one row each. Labs see"
          + " their own, regulators those of their jurisdictions.")
  public @NonNull List<@NonNull CoverageView> coverage(
      @Name("lab") @Id @NonNull @Description("The lab.") String lab,
      @Name("instrument") @NonNull @Description("The key of the instrument.") String instrument,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return coverage.of(lab, instrument).stream().map(CoverageView::of).toList();
  }
}

package dev.countersign.oversight.supervision.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.supervision.CompareCoverage;
import dev.countersign.oversight.supervision.CompareDates;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class ComplianceOverTimeReads {
  private final CompareDates dates;
  private final CompareCoverage coverage;
  private final Paging paging;
  private final Cursors cursors;

  ComplianceOverTimeReads(
      CompareDates dates, CompareCoverage coverage, Paging paging, Cursors cursors) {
    this.dates = dates;
    this.coverage = coverage;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Query("complianceTrend")
  @RolesAllowed({"lab", "regulator"})
  @Description(
      "How many cells of the compliance matrix stood how, at instants evenly spread, each as it was"
          + " known then.")
  public @NonNull List<@NonNull TrendPointView> complianceTrend(
      @Name("lab") @Id @Description("Only this lab.") @Nullable String lab,
      @Name("from") @NonNull @Description("The first instant.") Instant from,
      @Name("to") @NonNull @Description("The last instant; not in the future.") Instant to,
      @Name("points") @NonNull @Description("How many instants: 2 to 24.") Integer points) {
    return dates.trend(lab, from, to, points).stream().map(TrendPointView::of).toList();
  }

  @Query("complianceChanges")
  @RolesAllowed({"lab", "regulator"})
  @Description(
      "Every cell of the compliance matrix that stood otherwise at one instant than at a later one,"
          + " each as it was known then.")
  public @NonNull ComplianceChangeConnection complianceChanges(
      @Name("lab") @Id @Description("Only this lab.") @Nullable String lab,
      @Name("earlier") @NonNull @Description("The first instant.") Instant earlier,
      @Name("later") @NonNull @Description("The second instant; not in the future.") Instant later,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    return ComplianceChangeConnection.of(
        dates.changed(lab, earlier, later),
        paging.window(first, after, last, before, null),
        cursors);
  }

  @Query("coverageChanges")
  @RolesAllowed({"lab", "regulator"})
  @Description(
      "Every requirement of an instrument, as it counts now, to which a lab stood otherwise at one"
          + " instant than at a later one, each as it was known then.")
  public @NonNull CoverageChangeConnection coverageChanges(
      @Name("instrument") @NonNull @Description("The key of the instrument.") String instrument,
      @Name("lab") @Id @Description("Only this lab.") @Nullable String lab,
      @Name("earlier") @NonNull @Description("The first instant.") Instant earlier,
      @Name("later") @NonNull @Description("The second instant; not in the future.") Instant later,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    return CoverageChangeConnection.of(
        coverage.changed(instrument, lab, earlier, later),
        paging.window(first, after, last, before, null),
        cursors);
  }
}

package dev.countersign.oversight.supervision.graphql;

import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.oversight.supervision.ReadTrends;
import dev.countersign.oversight.supervision.ReadTrends.CoveragePoint;
import dev.countersign.oversight.supervision.ReadTrends.DutyPoint;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** What instruments ask of labs, over time. */
@GraphQLApi
public class TrendReads {
  private final ReadTrends trends;

  TrendReads(ReadTrends trends) {
    this.trends = trends;
  }

  @Query("coverageTrend")
  @RolesAllowed({"lab", "regulator"})
  @Description(
      "How many requirements of an instrument, as it counts now, stood how over all labs, at instants"
          + " evenly spread, each as it was known then.")
  public @NonNull List<@NonNull CoverageTrendPointView> coverageTrend(
      @Name("instrument") @NonNull @Description("The key of the instrument.") String instrument,
      @Name("lab") @Id @Description("Only this lab.") @Nullable String lab,
      @Name("from") @NonNull @Description("The first instant.") Instant from,
      @Name("to") @NonNull @Description("The last instant; not in the future.") Instant to,
      @Name("points") @NonNull @Description("How many instants: 2 to 24.") Integer points) {
    return trends.coverage(instrument, lab, from, to, points).stream()
        .map(CoverageTrendPointView::of)
        .toList();
  }

  @Query("obligationTrend")
  @RolesAllowed({"lab", "regulator"})
  @Description(
      "How many obligations stood how, and how many incidents and near misses were on record, at"
          + " instants evenly spread, each by the record as it was known then and by the"
          + " instruments as they count now.")
  public @NonNull List<@NonNull ObligationTrendPointView> obligationTrend(
      @Name("instrument")
          @Description("Only what this instrument asks for, and incidents that fall under it.")
          @Nullable String instrument,
      @Name("lab") @Id @Description("Only this lab.") @Nullable String lab,
      @Name("from") @NonNull @Description("The first instant.") Instant from,
      @Name("to") @NonNull @Description("The last instant; not in the future.") Instant to,
      @Name("points") @NonNull @Description("How many instants: 2 to 24.") Integer points) {
    return trends.duties(instrument, lab, from, to, points).stream()
        .map(ObligationTrendPointView::of)
        .toList();
  }

  /** Requirements at an instant. */
  @Name("CoverageTrendPoint")
  @Description(
      "How requirements of an instrument, as it counts now, stood over all labs at an instant, by"
          + " the record as it was known then.")
  public record CoverageTrendPointView(
      @NonNull @Description("The instant.") Instant at,
      @NonNull @Description("One count for every status.")
          List<@NonNull CoverageCountView> counts) {

    private static CoverageTrendPointView of(CoveragePoint point) {
      return new CoverageTrendPointView(
          point.at(),
          Arrays.stream(ComplianceStatus.values())
              .map(status -> new CoverageCountView(status, point.counts().getOrDefault(status, 0)))
              .toList());
    }
  }

  /** How many requirements. */
  @Name("CoverageCount")
  @Description("How many requirements stand so.")
  public record CoverageCountView(
      @NonNull @Description("How they stand.") ComplianceStatus status,
      @Description("How many, each lab's counted by itself.") int requirements) {}

  /** Obligations and incidents at an instant. */
  @Name("ObligationTrendPoint")
  @Description(
      "What was owed by an instant, by the instruments as they count now, and what had happened, as"
          + " it was known then.")
  public record ObligationTrendPointView(
      @NonNull @Description("The instant.") Instant at,
      @NonNull @Description("One count for every state.") List<@NonNull ObligationCountView> counts,
      @Description("Incidents on record by then, near misses left out.") int incidents,
      @Description("Those of them that nobody had called resolved by then.") int unresolved,
      @Description("Near misses on record by then.") int nearMisses) {

    private static ObligationTrendPointView of(DutyPoint point) {
      return new ObligationTrendPointView(
          point.at(),
          Arrays.stream(ObligationState.values())
              .map(state -> new ObligationCountView(state, point.counts().getOrDefault(state, 0)))
              .toList(),
          point.incidents(),
          point.unresolved(),
          point.nearMisses());
    }
  }

  /** How many obligations. */
  @Name("ObligationCount")
  @Description("How many obligations stand so.")
  public record ObligationCountView(
      @NonNull @Description("Where they stand.") ObligationState state,
      @Description("How many.") int obligations) {}
}

package dev.countersign.oversight.supervision.graphql;

import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.oversight.supervision.ReadMedians.Medians;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("CoverageMedians")
@Description(
    "How labs stand to what an instrument requires, in the middle. It tells of no single lab: of"
        + " five labs or more, and as things stood when a month began.")
public record MedianView(
    @NonNull @Description("What was recorded before this instant counts: the first of a month.")
        Instant before,
    @NonNull
        @Description(
            "The requirements that ask something of five labs or more, in the instrument's order.")
        List<@NonNull CoverageMedianView> medians) {

  /** One of the medians. */
  @Type("CoverageMedian")
  @Description("How the labs that a requirement asks something of stand to it, in the middle.")
  public record CoverageMedianView(
      @NonNull @Description("The key of the requirement.") String requirementKey,
      @NonNull @Description("The median; the worse of two middle ones.") ComplianceStatus status) {}

  public static MedianView of(Medians medians) {
    return new MedianView(
        medians.before(),
        medians.told().entrySet().stream()
            .map(told -> new CoverageMedianView(told.getKey(), told.getValue()))
            .toList());
  }
}

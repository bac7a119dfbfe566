package dev.countersign.oversight.supervision.graphql;

import dev.countersign.oversight.supervision.CompareDates.Point;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.CountView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ComplianceTrendPoint")
@Description("How the cells of the matrix stood at an instant, as it was known then.")
public record TrendPointView(
    @NonNull @Description("The instant.") Instant at,
    @NonNull @Description("One count for every status.") List<@NonNull CountView> counts) {

  static TrendPointView of(Point point) {
    return new TrendPointView(point.at(), CountView.of(point.counts()));
  }
}

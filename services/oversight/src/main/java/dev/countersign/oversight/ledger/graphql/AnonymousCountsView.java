package dev.countersign.oversight.ledger.graphql;

import dev.countersign.oversight.ledger.Tallies.Tally;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("AnonymousCounts")
@Description(
    "Counts over what the caller may not see. They tell of no single thing: in steps of five, from"
        + " five on, and as things stood when a month began.")
public record AnonymousCountsView(
    @NonNull @Description("What was recorded before this instant is counted: the first of a month.")
        Instant before,
    @NonNull @Description("What is counted, without what is below five.")
        List<@NonNull AnonymousCountView> counts) {

  /** One of the counts. */
  @Type("AnonymousCount")
  @Description("How many there are of something.")
  public record AnonymousCountView(
      @NonNull @Description("What is counted.") String name,
      @NonNull @Description("At least so many: rounded down to a multiple of five.") int atLeast) {}

  public static AnonymousCountsView of(Tally tally) {
    return new AnonymousCountsView(
        tally.before(),
        tally.told().entrySet().stream()
            .map(told -> new AnonymousCountView(told.getKey(), told.getValue()))
            .toList());
  }
}

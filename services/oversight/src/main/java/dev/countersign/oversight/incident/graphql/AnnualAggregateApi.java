package dev.countersign.oversight.incident.graphql;

import dev.countersign.oversight.incident.ReadAnnualAggregate;
import dev.countersign.oversight.ledger.graphql.AnonymousCountsView;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import jakarta.annotation.security.PermitAll;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class AnnualAggregateApi {
  private final ReadAnnualAggregate aggregate;

  AnnualAggregateApi(ReadAnnualAggregate aggregate) {
    this.aggregate = aggregate;
  }

  @Query("annualAggregate")
  @PermitAll
  @Description(
      "How many incidents were first classified under an instrument in a year (UTC), over all labs:"
          + " ALL, and by the instrument's categories. Asked again as of the same state, it says the"
          + " same.")
  public @NonNull AnonymousCountsView annualAggregate(
      @Name("year") @NonNull @Description("The year, like 2027.") Integer year,
      @Name("instrument") @NonNull @Description("The key of the instrument.") String instrument,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return AnonymousCountsView.of(aggregate.of(year, instrument));
  }
}

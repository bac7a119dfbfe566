package dev.countersign.oversight.ledger.graphql;

import dev.countersign.oversight.ledger.ReadTallies;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import jakarta.annotation.security.PermitAll;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class TallyApi {
  private final ReadTallies tallies;

  TallyApi(ReadTallies tallies) {
    this.tallies = tallies;
  }

  @Query("incidentCounts")
  @PermitAll
  @Description("How many incidents fall under each instrument, over all labs.")
  public @NonNull AnonymousCountsView incidentCounts(
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return AnonymousCountsView.of(tallies.incidents());
  }

  @Query("evaluationCounts")
  @PermitAll
  @Description(
      "How many evaluations of a model were REGISTERED and COMPLETED, once it is announced; no"
          + " counts before, as for a model that is absent.")
  public @NonNull AnonymousCountsView evaluationCounts(
      @Name("model") @Id @NonNull @Description("The model's id.") String model,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return AnonymousCountsView.of(tallies.evaluations(model));
  }
}

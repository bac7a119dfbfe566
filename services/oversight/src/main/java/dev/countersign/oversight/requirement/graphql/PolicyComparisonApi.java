package dev.countersign.oversight.requirement.graphql;

import dev.countersign.domain.fact.RequirementFact.ThresholdRead;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import dev.countersign.oversight.requirement.ComparePolicies;
import dev.countersign.oversight.requirement.ReadThreshold;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
@ValidInputs
public class PolicyComparisonApi {
  private final ComparePolicies compare;
  private final ReadThreshold read;
  private final Paging paging;
  private final Cursors cursors;

  PolicyComparisonApi(ComparePolicies compare, ReadThreshold read, Paging paging, Cursors cursors) {
    this.compare = compare;
    this.read = read;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Query("policyComparison")
  @PermitAll
  @Description(
      "The thresholds of all labs in force, side by side, by domain and lab. What labs call their"
          + " tiers is not compared.")
  public @NonNull ComparedThresholdConnection policyComparison(
      @Name("filter") @Description("Which to compare; all, if absent.")
          @Nullable PolicyComparisonFilterInput filter,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    var wanted = PolicyComparisonFilterInput.read(filter);
    var window = paging.window(first, after, last, before, null);
    return ComparedThresholdConnection.of(
        compare.page(wanted, window).map(ComparedThresholdView::of), cursors, wanted);
  }

  @Name("totalCount")
  @Description("How many there are in all.")
  public int totalCount(@Source ComparedThresholdConnection connection) {
    return compare.count(connection.filter());
  }

  @Mutation("readThreshold")
  @RolesAllowed({"officer", "supervisor"})
  @Description(
      "Says how a published threshold is read, for everyone to see. Officers of its lab, and"
          + " supervisors of it.")
  public @NonNull ReadThresholdPayload readThreshold(
      @Name("input") @NonNull @Description("The reading.") ReadThresholdInput input) {
    read.read(
        Requests.of("readThreshold", input),
        new ThresholdRead(
            new PolicyVersionId(input.policyVersion()),
            input.thresholdKey(),
            input.actor(),
            input.baseline(),
            input.consequence(),
            input.quote(),
            ""));
    return new ReadThresholdPayload(input.policyVersion());
  }
}

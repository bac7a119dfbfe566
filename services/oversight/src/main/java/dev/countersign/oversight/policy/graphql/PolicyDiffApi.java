package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import dev.countersign.oversight.policy.ClassifyPolicyChange;
import dev.countersign.oversight.policy.ClassifyPolicyChange.Classification;
import dev.countersign.oversight.policy.ReadPolicyDiff;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

@GraphQLApi
@ValidInputs
public class PolicyDiffApi {
  private final ReadPolicyDiff diffs;
  private final ClassifyPolicyChange classify;

  PolicyDiffApi(ReadPolicyDiff diffs, ClassifyPolicyChange classify) {
    this.diffs = diffs;
    this.classify = classify;
  }

  @Query("policyDiff")
  @PermitAll
  @Description(
      "What changed between two versions of a document; null if either is absent or not the"
          + " caller's to see.")
  public @Nullable PolicyDiffView policyDiff(
      @Name("from") @Id @NonNull @Description("The earlier version's id.") String from,
      @Name("to") @Id @NonNull @Description("The later version's id.") String to,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return between(new PolicyVersionId(from), new PolicyVersionId(to)).orElse(null);
  }

  @Mutation("classifyPolicyChange")
  @RolesAllowed("supervisor")
  @Description(
      "States in public what an authority takes an amendment of a lab in its jurisdiction for;"
          + " stating it again replaces what is shown. Supervisors.")
  public @NonNull PolicyDiffPayload classifyPolicyChange(
      @Name("input") @NonNull @Description("The classification.") ClassifyPolicyChangeInput input) {
    var from = new PolicyVersionId(input.from());
    var to = new PolicyVersionId(input.to());
    classify.classify(
        Requests.of("classifyPolicyChange", input),
        new Classification(from, to, input.path(), input.classification(), input.reason()));
    return new PolicyDiffPayload(between(from, to).orElseThrow(RefusedException::notFound));
  }

  private Optional<PolicyDiffView> between(PolicyVersionId from, PolicyVersionId to) {
    return diffs.between(from, to).map(PolicyDiffView::of);
  }
}

package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.policy.ReadPolicies;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class PolicyVersionReads implements NodeReader {
  private final ReadPolicies policies;

  PolicyVersionReads(ReadPolicies policies) {
    this.policies = policies;
  }

  @Override
  public String prefix() {
    return PolicyVersionId.PREFIX;
  }

  @Override
  public Optional<PolicyVersionView> read(String id) {
    return policies.version(id).map(PolicyVersionView::of);
  }

  @Query("policiesInForce")
  @PermitAll
  @Description(
      "The policy versions that a lab is held to, one of each document at most; on an earlier day,"
          + " those of then, as they were known then.")
  public @NonNull List<@NonNull PolicyVersionView> policiesInForce(
      @Name("lab") @Id @NonNull @Description("The lab's id.") String lab,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return policies.inForce(lab).stream().map(PolicyVersionView::of).toList();
  }

  @Query("policyVersion")
  @PermitAll
  @Description("One policy version; null if it is absent or not the caller's to see.")
  public @Nullable PolicyVersionView policyVersion(
      @Name("id") @Id @NonNull @Description("The policy version's id.") String id,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return read(id).orElse(null);
  }
}

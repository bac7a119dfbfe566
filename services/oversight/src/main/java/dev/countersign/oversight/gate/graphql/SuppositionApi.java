package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.gate.WhatIf;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.oversight.gate.PreviewRevocation;
import dev.countersign.oversight.gate.Suppose;
import dev.countersign.oversight.platform.graphql.Decimals;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

@GraphQLApi
@ValidInputs
public class SuppositionApi {
  private final Suppose suppose;
  private final PreviewRevocation preview;

  SuppositionApi(Suppose suppose, PreviewRevocation preview) {
    this.suppose = suppose;
    this.preview = preview;
  }

  @Query("counterfactual")
  @RolesAllowed({"lab", "regulator"})
  @Description(
      "What a request would be answered under another published policy version alone. The lab's own, and its regulators.")
  public @NonNull CounterfactualView counterfactual(
      @Name("scaleUpRequest") @Id @NonNull @Description("The request.") String scaleUpRequest,
      @Name("policyVersion") @Id @NonNull @Description("The policy version to assume.")
          String policyVersion) {
    return CounterfactualView.of(
        suppose.underPolicy(new RequestId(scaleUpRequest), new PolicyVersionId(policyVersion)));
  }

  @Query("revocationImpact")
  @RolesAllowed({"evaluator", "lead"})
  @Description(
      "What taking an attestation of the caller's back would bring down: safeguards, halts, decisions. Nothing is recorded.")
  public @NonNull RevocationImpactView revocationImpact(
      @Name("attestation") @Id @NonNull @Description("The attestation.") String attestation,
      @Name("effectiveFrom")
          @Description("Since when it would not count; may be earlier than now; now, if absent.")
          @Nullable Instant effectiveFrom) {
    return RevocationImpactView.of(preview.of(new AttestationId(attestation), effectiveFrom));
  }

  @Query("whatIf")
  @RolesAllowed({"submitter", "officer"})
  @Description("What the gate would answer to a plan of the caller's own lab.")
  public @NonNull WhatIfView whatIf(
      @Name("input") @NonNull @Description("The plan.") WhatIfInput input) {
    return WhatIfView.of(
        suppose.plan(
            new WhatIf(
                new ModelVersionId(input.base()),
                Decimals.parse("computeMultiple", input.computeMultiple()),
                input.changes(),
                input.stage())));
  }
}

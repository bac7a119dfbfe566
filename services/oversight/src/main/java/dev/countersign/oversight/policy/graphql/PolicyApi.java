package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.fact.PolicyFact.Designation;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.SecondFactor;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import dev.countersign.oversight.policy.ApprovePolicyVersion;
import dev.countersign.oversight.policy.CreateFrameworkDocument;
import dev.countersign.oversight.policy.DraftPolicyVersion;
import dev.countersign.oversight.policy.PublishPolicyVersion;
import dev.countersign.oversight.policy.ReadPolicies;
import dev.countersign.oversight.policy.RepealPolicyVersion;
import dev.countersign.oversight.policy.WithdrawPolicyVersion;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@GraphQLApi
@ValidInputs
public class PolicyApi {
  private final CreateFrameworkDocument create;
  private final DraftPolicyVersion draft;
  private final ApprovePolicyVersion approve;
  private final PublishPolicyVersion publish;
  private final WithdrawPolicyVersion withdraw;
  private final RepealPolicyVersion repeal;
  private final ReadPolicies policies;

  PolicyApi(
      CreateFrameworkDocument create,
      DraftPolicyVersion draft,
      ApprovePolicyVersion approve,
      PublishPolicyVersion publish,
      WithdrawPolicyVersion withdraw,
      RepealPolicyVersion repeal,
      ReadPolicies policies) {
    this.create = create;
    this.draft = draft;
    this.approve = approve;
    this.publish = publish;
    this.withdraw = withdraw;
    this.repeal = repeal;
    this.policies = policies;
  }

  @Mutation("createFrameworkDocument")
  @RolesAllowed({"submitter", "officer"})
  @Description("Begins a framework document of the caller's lab. Submitters and officers.")
  public @NonNull FrameworkDocumentPayload createFrameworkDocument(
      @Name("input") @NonNull @Description("The document.") CreateFrameworkDocumentInput input) {
    var id =
        create.create(
            Requests.of("createFrameworkDocument", input),
            input.name(),
            input.designations().stream()
                .map(d -> new Designation(d.instrument(), d.from()))
                .toList());
    return new FrameworkDocumentPayload(
        policies
            .document(id.value())
            .map(FrameworkDocumentView::of)
            .orElseThrow(RefusedException::notFound));
  }

  @Mutation("draftPolicyVersion")
  @RolesAllowed({"submitter", "officer"})
  @Description("Writes a policy version down, immutably. Submitters and officers.")
  public @NonNull PolicyVersionPayload draftPolicyVersion(
      @Name("input") @NonNull @Description("The version.") DraftPolicyVersionInput input) {
    return payload(
        draft.draft(
            Requests.of("draftPolicyVersion", input),
            new DraftPolicyVersion.Draft(
                new DocumentId(input.document()),
                input.label(),
                input.previous() == null ? null : new PolicyVersionId(input.previous()),
                PolicyContent.read(input.policy(), input.content()),
                input.sourceDigest(),
                input.effectiveFrom(),
                input.changelog(),
                input.characterisation())));
  }

  @Mutation("approvePolicyVersion")
  @RolesAllowed("officer")
  @Description("Approves a policy version that somebody else wrote. Officers.")
  public @NonNull PolicyVersionPayload approvePolicyVersion(
      @Name("input") @NonNull @Description("The version.") ApprovePolicyVersionInput input) {
    return payload(
        approve.approve(
            Requests.of("approvePolicyVersion", input),
            new PolicyVersionId(input.policyVersion())));
  }

  @Mutation("publishPolicyVersion")
  @RolesAllowed("officer")
  @SecondFactor
  @Description("Publishes an approved policy version, for everyone and for ever. Officers.")
  public @NonNull PolicyVersionPayload publishPolicyVersion(
      @Name("input") @NonNull @Description("The version.") PublishPolicyVersionInput input) {
    return payload(
        publish.publish(
            Requests.of("publishPolicyVersion", input),
            new PolicyVersionId(input.policyVersion())));
  }

  @Mutation("withdrawPolicyVersion")
  @RolesAllowed({"submitter", "officer"})
  @Description("Takes a draft or approved policy version back. Submitters and officers.")
  public @NonNull PolicyVersionPayload withdrawPolicyVersion(
      @Name("input") @NonNull @Description("The version.") WithdrawPolicyVersionInput input) {
    return payload(
        withdraw.withdraw(
            Requests.of("withdrawPolicyVersion", input),
            new PolicyVersionId(input.policyVersion()),
            input.reason()));
  }

  @Mutation("repealPolicyVersion")
  @RolesAllowed("officer")
  @Description(
      "Ends a published policy version without a successor; what is latched stays latched."
          + " Officers.")
  public @NonNull PolicyVersionPayload repealPolicyVersion(
      @Name("input") @NonNull @Description("The version.") RepealPolicyVersionInput input) {
    return payload(
        repeal.repeal(
            Requests.of("repealPolicyVersion", input),
            new PolicyVersionId(input.policyVersion()),
            input.reason()));
  }

  private PolicyVersionPayload payload(PolicyVersionId id) {
    return new PolicyVersionPayload(
        policies
            .version(id.value())
            .map(PolicyVersionView::of)
            .orElseThrow(RefusedException::notFound));
  }
}

package dev.countersign.oversight.safeguard.graphql;

import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import dev.countersign.oversight.safeguard.ImplementSafeguard;
import dev.countersign.oversight.safeguard.ReadSafeguards;
import dev.countersign.oversight.safeguard.ReportDegradation;
import dev.countersign.oversight.safeguard.UpdateSafeguard;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@GraphQLApi
@ValidInputs
public class SafeguardApi {
  private final ImplementSafeguard implement;
  private final UpdateSafeguard update;
  private final ReportDegradation degrade;
  private final ReadSafeguards reads;

  SafeguardApi(
      ImplementSafeguard implement,
      UpdateSafeguard update,
      ReportDegradation degrade,
      ReadSafeguards reads) {
    this.implement = implement;
    this.update = update;
    this.degrade = degrade;
    this.reads = reads;
  }

  @Mutation("implementSafeguard")
  @RolesAllowed({"submitter", "officer"})
  @Description(
      "Puts a safeguard in place, on one surface and in one configuration. Submitters and officers.")
  public @NonNull SafeguardImplementationPayload implementSafeguard(
      @Name("input") @NonNull @Description("The safeguard.") ImplementSafeguardInput input) {
    return payload(
        implement.implement(
            Requests.of("implementSafeguard", input),
            input.safeguardKey(),
            new ModelVersionId(input.modelVersion()),
            input.surface(),
            input.configDigest(),
            input.state()));
  }

  @Mutation("updateSafeguard")
  @RolesAllowed({"submitter", "officer"})
  @Description(
      "Says how a safeguard stands from now on: in place at last, or in another configuration, which ends its validation. Submitters and officers.")
  public @NonNull SafeguardImplementationPayload updateSafeguard(
      @Name("input") @NonNull @Description("How it stands.") UpdateSafeguardInput input) {
    return payload(
        update.update(
            Requests.of("updateSafeguard", input),
            new ImplementationId(input.implementation()),
            input.configDigest(),
            input.state()));
  }

  @Mutation("reportDegradation")
  @RolesAllowed({"submitter", "officer"})
  @Description(
      "Reports a bypass or change: the safeguard no longer counts as validated. Submitters and officers.")
  public @NonNull SafeguardImplementationPayload reportDegradation(
      @Name("input") @NonNull @Description("What was found.") ReportDegradationInput input) {
    return payload(
        degrade.report(
            Requests.of("reportDegradation", input),
            new ImplementationId(input.implementation()),
            input.reason()));
  }

  private SafeguardImplementationPayload payload(ImplementationId id) {
    return new SafeguardImplementationPayload(
        reads
            .one(id.value())
            .map(SafeguardImplementationView::of)
            .orElseThrow(RefusedException::notFound));
  }
}

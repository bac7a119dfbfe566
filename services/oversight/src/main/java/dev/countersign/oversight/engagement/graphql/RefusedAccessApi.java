package dev.countersign.oversight.engagement.graphql;

import dev.countersign.domain.id.EngagementId;
import dev.countersign.oversight.engagement.ReadEngagements;
import dev.countersign.oversight.engagement.RecordRefusedAccess;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What auditors were refused, with the engagement under which they asked. */
@GraphQLApi
@ValidInputs
public class RefusedAccessApi {
  private final RecordRefusedAccess record;
  private final ReadEngagements reads;

  RefusedAccessApi(RecordRefusedAccess record, ReadEngagements reads) {
    this.record = record;
    this.reads = reads;
  }

  @Mutation("recordRefusedAccess")
  @RolesAllowed({"evaluator", "lead"})
  @Description(
      "Puts on record what a lab did not let the caller have; the lab and its regulators see it."
          + " Evaluators and leads.")
  public @NonNull EngagementPayload recordRefusedAccess(
      @Name("input") @NonNull @Description("What was refused.") RecordRefusedAccessInput input) {
    var id =
        record.record(
            Requests.of("recordRefusedAccess", input),
            new EngagementId(input.engagement()),
            input.asked(),
            input.askedAt(),
            input.refusal());
    return new EngagementPayload(
        reads.one(id.value()).map(EngagementReads::view).orElseThrow(RefusedException::notFound));
  }

  @Name("refusedAccess")
  @Description("What the auditor asked for under it and did not get, oldest first.")
  public @NonNull List<@NonNull List<@NonNull RefusedAccessView>> refusedAccess(
      @Source List<EngagementView> views) {
    var refused = reads.refused(views.stream().map(EngagementView::getId).toList());
    return views.stream()
        .map(
            view ->
                refused.getOrDefault(view.getId(), List.of()).stream()
                    .map(RefusedAccessView::of)
                    .toList())
        .toList();
  }
}

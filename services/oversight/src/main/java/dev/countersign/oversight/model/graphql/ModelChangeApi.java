package dev.countersign.oversight.model.graphql;

import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.model.ReadModelChanges;
import dev.countersign.oversight.model.RecordModelChange;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@GraphQLApi
@ValidInputs
public class ModelChangeApi {
  private final RecordModelChange change;
  private final ReadModelChanges reads;

  ModelChangeApi(RecordModelChange change, ReadModelChanges reads) {
    this.change = change;
    this.reads = reads;
  }

  @Mutation("recordModelChange")
  @RolesAllowed({"submitter", "officer"})
  @Description(
      "Records that a model changed, with or without new weights, or that elicitation advanced; what was found before may be stale from then on. Submitters and officers.")
  public @NonNull ModelChangePayload recordModelChange(
      @Name("input") @NonNull @Description("The change.") RecordModelChangeInput input) {
    var id =
        change.record(
            Requests.of("recordModelChange", input),
            new RecordModelChange.Change(
                input.modelVersion() == null ? null : new ModelVersionId(input.modelVersion()),
                input.change(),
                Set.copyOf(input.domains()),
                input.description(),
                input.changedAt()));
    return new ModelChangePayload(
        reads.one(id.value()).map(ModelChangeView::of).orElseThrow(RefusedException::notFound));
  }
}

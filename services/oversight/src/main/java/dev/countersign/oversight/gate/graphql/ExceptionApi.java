package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.id.RequestId;
import dev.countersign.oversight.gate.ReadExceptions;
import dev.countersign.oversight.gate.RecordException;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@GraphQLApi
@ValidInputs
public class ExceptionApi {
  private final RecordException exception;
  private final ReadExceptions reads;

  ExceptionApi(RecordException exception, ReadExceptions reads) {
    this.exception = exception;
    this.reads = reads;
  }

  @Mutation("recordException")
  @RolesAllowed("officer")
  @Description(
      "Records that the lab goes on although the gate does not clear it. The decision stays as it is. Officers.")
  public @NonNull RecordExceptionPayload recordException(
      @Name("input") @NonNull @Description("The exception.") RecordExceptionInput input) {
    var id =
        exception.record(
            Requests.of("recordException", input),
            new RequestId(input.scaleUpRequest()),
            input.acknowledgement(),
            input.expiresAt(),
            MarginalRiskInput.risk(input.marginalRisk()));
    return new RecordExceptionPayload(
        reads.one(id.value()).map(ExceptionView::of).orElseThrow(RefusedException::notFound));
  }
}

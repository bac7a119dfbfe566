package dev.countersign.oversight.halt.graphql;

import dev.countersign.domain.id.HaltId;
import dev.countersign.oversight.halt.ApproveHaltLift;
import dev.countersign.oversight.halt.ObjectToHaltLift;
import dev.countersign.oversight.halt.ReadHalts;
import dev.countersign.oversight.halt.RequestHaltLift;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.SecondFactor;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@GraphQLApi
@ValidInputs
public class HaltApi {
  private final RequestHaltLift request;
  private final ApproveHaltLift approve;
  private final ObjectToHaltLift object;
  private final ReadHalts reads;

  HaltApi(
      RequestHaltLift request, ApproveHaltLift approve, ObjectToHaltLift object, ReadHalts reads) {
    this.request = request;
    this.approve = approve;
    this.object = object;
    this.reads = reads;
  }

  @Mutation("requestHaltLift")
  @RolesAllowed({"officer"})
  @SecondFactor
  @Description(
      "Asks for a halt to be lifted, once every safeguard that it needs is validated. Officers.")
  public @NonNull HaltPayload requestHaltLift(
      @Name("input") @NonNull @Description("The halt.") RequestHaltLiftInput input) {
    return payload(
        request.request(
            Requests.of("requestHaltLift", input), new HaltId(input.halt()), input.reason()));
  }

  @Mutation("approveHaltLift")
  @RolesAllowed({"officer"})
  @SecondFactor
  @Description(
      "Agrees to a lift that another officer asked for; the window to object begins. Officers.")
  public @NonNull HaltPayload approveHaltLift(
      @Name("input") @NonNull @Description("The halt.") ApproveHaltLiftInput input) {
    return payload(
        approve.approve(Requests.of("approveHaltLift", input), new HaltId(input.halt())));
  }

  @Mutation("objectToHaltLift")
  @RolesAllowed({"supervisor"})
  @Description("Objects to a lift; before the window ends, that denies it. Supervisors.")
  public @NonNull HaltPayload objectToHaltLift(
      @Name("input") @NonNull @Description("The objection.") ObjectToHaltLiftInput input) {
    return payload(
        object.object(
            Requests.of("objectToHaltLift", input), new HaltId(input.halt()), input.reason()));
  }

  private HaltPayload payload(HaltId id) {
    return new HaltPayload(
        reads.one(id.value()).map(HaltView::of).orElseThrow(RefusedException::notFound));
  }
}

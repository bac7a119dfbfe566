package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.oversight.gate.MoveStoryClock;
import dev.countersign.oversight.gate.ReadDecisions;
import dev.countersign.oversight.gate.RequestScaleUp;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.ClockView;
import dev.countersign.oversight.platform.graphql.Decimals;
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
public class GateApi {
  private final RequestScaleUp request;
  private final MoveStoryClock moveStoryClock;
  private final ReadDecisions decisions;
  private final PlatformClock clock;

  GateApi(
      RequestScaleUp request,
      MoveStoryClock moveStoryClock,
      ReadDecisions decisions,
      PlatformClock clock) {
    this.request = request;
    this.moveStoryClock = moveStoryClock;
    this.decisions = decisions;
    this.clock = clock;
  }

  @Mutation("requestScaleUp")
  @RolesAllowed({"submitter", "officer"})
  @Description(
      "Asks the gate whether a step may be taken; the answer is recorded with the question.")
  public @NonNull ScaleUpRequestPayload requestScaleUp(
      @Name("input") @NonNull @Description("The step.") RequestScaleUpInput input) {
    RequestId id =
        request.request(
            Requests.of("requestScaleUp", input),
            input.base() == null ? null : new ModelVersionId(input.base()),
            input.stage(),
            Decimals.parse("flopCeiling", input.flopCeiling()));
    return new ScaleUpRequestPayload(
        decisions
            .request(id.value())
            .map(ScaleUpRequestView::of)
            .orElseThrow(RefusedException::notFound));
  }

  @Mutation("advanceStoryClock")
  @RolesAllowed("registrar")
  @Description(
      "Moves the story clock of a local platform forward, doing what falls due on the way."
          + " Registrars; refused on the real clock.")
  public @NonNull ClockView advanceStoryClock(
      @Name("input") @NonNull @Description("Where to.") AdvanceStoryClockInput input) {
    var now = moveStoryClock.moveTo(Requests.of("advanceStoryClock", input), input.to());
    return new ClockView(now, clock.isStory());
  }
}

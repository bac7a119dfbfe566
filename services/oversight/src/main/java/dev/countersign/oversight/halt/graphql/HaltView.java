package dev.countersign.oversight.halt.graphql;

import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.fact.HaltFact.ObjectionPeriod;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.halt.Halts.State;
import dev.countersign.domain.policy.Stage;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Halt")
@Description(
    "What binds a model version and its descendants after a crossing without validated safeguards.")
public record HaltView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab that is halted.") String lab,
    @Id @NonNull @Description("Where the crossing occurred, or where a needed validation was lost.")
        String modelVersion,
    @NonNull @Description("The threshold that was crossed.") String thresholdKey,
    @NonNull @Description("The policy version in force when it happened, by which it is judged.")
        String policyVersionDigest,
    @NonNull @Description("The stages that it blocks.") List<@NonNull Stage> stages,
    @NonNull @Description("What opened it.") Cause cause,
    @Id @NonNull @Description("The evaluation, attestation or implementation behind it.")
        String causedBy,
    @NonNull @Description("Where it stands; it blocks until LIFTED.") State state,
    @NonNull @Description("When it opened.") Instant openedAt,
    @Description("Until when regulators may object, excluded; null if no lift is approved.")
        @Nullable Instant objectionWindowEnds,
    @NonNull
        @Description(
            "The window in each calendar; the longest decides. Empty if no lift is approved.")
        List<@NonNull ObjectionPeriodView> objectionWindows)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: hlt_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static HaltView of(Halt halt) {
    var opened = halt.opened();
    var approval = halt.approval();
    return new HaltView(
        halt.id().value(),
        Objects.requireNonNull(halt.header().lab()).value(),
        opened.modelVersion().value(),
        opened.thresholdKey(),
        opened.policyVersionDigest(),
        opened.stages(),
        opened.cause(),
        opened.causedBy(),
        halt.state(),
        halt.header().recordedAt(),
        approval == null ? null : approval.fact().windowEnds(),
        approval == null
            ? List.of()
            : approval.fact().windows().stream().map(ObjectionPeriodView::of).toList());
  }

  @Name("ObjectionPeriod")
  @Description("The time to object, in one calendar.")
  public record ObjectionPeriodView(
      @Id @Description("The regulator whose calendar it is; null for the policy's own.")
          @Nullable String regulator,
      @NonNull @Description("The calendar.") String calendar,
      @NonNull @Description("Its time zone.") String zone,
      @NonNull @Description("When it is over, excluded.") Instant ends) {

    static ObjectionPeriodView of(ObjectionPeriod period) {
      return new ObjectionPeriodView(
          period.regulator() == null ? null : period.regulator().value(),
          period.calendar(),
          period.zone(),
          period.ends());
    }
  }
}

package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.gate.Difference;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.gate.Reason;
import dev.countersign.domain.gate.ReasonCode;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("GateDecision")
@Description(
    "The platform's answer to a request, with every reason. A stored decision never changes; what changes it is a later one.")
public record GateDecisionView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The request that it answers.") String scaleUpRequest,
    @NonNull @Description("The reference outcome: this is the gate.") Outcome outcome,
    @NonNull @Description("What the lab's own text obliges it to; where it differs, that tells.")
        Outcome asCommitted,
    @NonNull @Description("Every reason, in the order of the rules.")
        List<@NonNull ReasonView> reasons,
    @NonNull @Description("Where the lab's own text does not oblige it to what the gate asks.")
        List<@NonNull DifferenceView> differences,
    @NonNull @Description("Digests of the policy versions that were in force.")
        List<@NonNull String> policyVersionDigests,
    @NonNull @Description("SHA-256 of the canonical list of the facts that it rests on.")
        String inputsDigest,
    @Description("How far the cleared step may go, in FLOP, as a decimal; null unless CLEARED.")
        @Nullable String flopCeiling,
    @Description("Until when it clears, excluded; null unless CLEARED.")
        @Nullable Instant validUntil,
    @NonNull @Description("When it was decided.") Instant decidedAt)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: dec_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static GateDecisionView of(Event<GateDecided> event) {
    var fact = event.fact();
    boolean cleared = fact.outcome() == Outcome.CLEARED;
    return new GateDecisionView(
        event.header().id(),
        fact.request().value(),
        fact.outcome(),
        fact.asCommitted(),
        fact.reasons().stream().map(ReasonView::of).toList(),
        fact.differences().stream().map(DifferenceView::of).toList(),
        fact.policyVersionDigests(),
        fact.inputsDigest(),
        cleared && fact.flopCeiling() != null ? fact.flopCeiling().toString() : null,
        fact.validUntil(),
        event.header().recordedAt());
  }

  @Name("Difference")
  @Description("One point at which the lab's own text does not oblige it to what the gate asks.")
  public record DifferenceView(
      @NonNull @Description("The reason of the reference outcome.") ReasonCode code,
      @Description("The threshold that it is about; null if none.") @Nullable String thresholdKey,
      @Description("The strongest commitment that speaks of it; null if none does.")
          @Nullable String commitmentKey,
      @NonNull @Description("How much that commitment binds; ABSENT if there is none.") Force force,
      @NonNull @Description("On what conditions it binds.") List<@NonNull String> conditions,
      @NonNull @Description("The difference in words.") String sentence) {

    static DifferenceView of(Difference difference) {
      return new DifferenceView(
          difference.code(),
          difference.thresholdKey(),
          difference.commitmentKey(),
          difference.force(),
          difference.conditions(),
          difference.sentence());
    }
  }

  @Name("Reason")
  @Description("One reason of a decision.")
  public record ReasonView(
      @NonNull @Description("The stable code.") ReasonCode code,
      @Description("The threshold that it is about; null if none.") @Nullable String thresholdKey,
      @Description("The safeguard that it is about; null if none.") @Nullable String safeguardKey,
      @Id
          @Description(
              "The halt, evaluation, attestation or implementation behind it; null if something is"
                  + " missing altogether.")
          @Nullable String relatesTo,
      @NonNull @Description("What is so, and what would change it.") String sentence) {

    static ReasonView of(Reason reason) {
      return new ReasonView(
          reason.code(),
          reason.thresholdKey(),
          reason.safeguardKey(),
          reason.relatesTo(),
          reason.sentence());
    }
  }
}

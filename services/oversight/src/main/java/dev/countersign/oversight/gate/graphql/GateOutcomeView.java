package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.policy.Stage;
import dev.countersign.oversight.gate.ReadOutcomes.Read;
import dev.countersign.oversight.gate.graphql.GateDecisionView.ReasonView;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("GateOutcome")
@Description(
    "What a decision came to. Everyone sees it once the model is deployed; an auditor that is engaged"
        + " for some domains sees the reasons of these beside it.")
public record GateOutcomeView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab that asked.") String lab,
    @Id @Description("The version to go on from; null for TRAIN of a new family.")
        @Nullable String modelVersion,
    @NonNull @Description("The step that was asked for.") Stage stage,
    @NonNull @Description("The reference outcome: this is the gate.") Outcome outcome,
    @NonNull @Description("When it was decided.") Instant decidedAt,
    @Description(
            "The decision whole, with all that it rests on; null unless it is the caller's to see.")
        @Nullable GateDecisionView decision,
    @NonNull
        @Description("Those of its reasons that the caller may see, in the order of the rules.")
        List<@NonNull ReasonView> reasons)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: out_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static GateOutcomeView of(Read read) {
    var header = read.stated().header();
    var fact = read.stated().fact();
    return new GateOutcomeView(
        header.id(),
        Objects.requireNonNull(header.lab()).value(),
        fact.modelVersion() == null ? null : fact.modelVersion().value(),
        fact.stage(),
        fact.outcome(),
        header.recordedAt(),
        read.decision() == null ? null : GateDecisionView.of(read.decision()),
        read.reasons().stream().map(ReasonView::of).toList());
  }
}

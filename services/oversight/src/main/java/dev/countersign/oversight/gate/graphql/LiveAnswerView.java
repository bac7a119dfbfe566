package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.gate.Outcome;
import dev.countersign.oversight.gate.AnswerLive.Answer;
import dev.countersign.oversight.gate.graphql.GateDecisionView.ReasonView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("LiveAnswer")
@Description("What the gate answers to a request at the moment of asking. It is recorded nowhere.")
public record LiveAnswerView(
    @NonNull @Description("The reference outcome: this is the gate.") Outcome outcome,
    @NonNull @Description("What the lab's own text obliges it to.") Outcome asCommitted,
    @NonNull @Description("Every reason, in the order of the rules.")
        List<@NonNull ReasonView> reasons,
    @Description("Until when it clears, excluded; null unless CLEARED.")
        @Nullable Instant validUntil,
    @NonNull @Description("The instant for which it holds.") Instant askedAt,
    @Description("When it was last stated how the attestations stand; null if never.")
        @Nullable Instant statusSeenAt) {

  static LiveAnswerView of(Answer answer) {
    var decision = answer.decision();
    return new LiveAnswerView(
        decision.outcome(),
        decision.asCommitted(),
        decision.reasons().stream().map(ReasonView::of).toList(),
        decision.validUntil(),
        answer.askedAt(),
        answer.statusSeenAt());
  }
}

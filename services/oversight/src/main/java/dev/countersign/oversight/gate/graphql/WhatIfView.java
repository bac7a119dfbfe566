package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.gate.Decision;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.oversight.gate.graphql.GateDecisionView.ReasonView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("WhatIf")
@Description("What the gate would answer to a plan. It is recorded nowhere and authorises nothing.")
public record WhatIfView(
    @NonNull @Description("What the outcome would be.") Outcome outcome,
    @NonNull @Description("What the lab's own text would oblige it to.") Outcome asCommitted,
    @NonNull
        @Description(
            "Every reason, in the order of the rules; the planned version has an id of its own.")
        List<@NonNull ReasonView> reasons,
    @Description("Until when it would clear, excluded; null unless CLEARED.")
        @Nullable Instant validUntil) {

  static WhatIfView of(Decision decision) {
    return new WhatIfView(
        decision.outcome(),
        decision.asCommitted(),
        decision.reasons().stream().map(ReasonView::of).toList(),
        decision.validUntil());
  }
}

package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.history.Clearances;
import dev.countersign.domain.history.Discards;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.policy.Commitment.Kind;
import dev.countersign.domain.policy.Stage;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a lab was cleared to go on from, and may, is not discarded. */
class ClearedVersionTest extends Discarding {
  private RequestId asked(Stage stage) {
    var request = new RequestId("req_" + Story.digits(1));
    story.file(
        request.value(), new ScaleUpRequested(request, Aurelia.C1, stage, new BigDecimal("2e26")));
    return request;
  }

  @Test
  void whatItIsClearedToGoOnFromIsNotDiscarded() {
    var request = asked(Stage.SCALE);
    assertThat(story.decided(request).outcome()).isEqualTo(Outcome.CLEARED);
    discardedOn("2026-03-02");
    assertThat(Discards.of(story.read().history()).of(Aurelia.C1)).isEmpty();
    on("2027-10-01");
    assertThat(status(Kind.EVALUATION)).isEqualTo(ComplianceStatus.OVERDUE);
    assertThat(owed()).extracting(Obligation::state).containsExactly(ObligationState.OVERDUE);
  }

  @Test
  void whatItWasClearedToGoOnFromIsDiscardedOnceThatEnds() {
    var until = story.decided(asked(Stage.SCALE)).validUntil();
    var history = story.read().history();
    var clearances = Clearances.of(history);
    assertThat(clearances.count(Aurelia.C1, history.last(), until.minusSeconds(1))).isTrue();
    assertThat(clearances.count(Aurelia.C1, history.last(), until)).isFalse();
    assertThat(clearances.count(Aurelia.AUR_4, history.last(), story.now())).isFalse();
  }

  @Test
  void whatWasClearedToComeIntoUseIsNeverDiscarded() {
    var request = asked(Stage.INTERNAL_DEPLOY);
    var decision = new DecisionId("dec_" + Story.digits(9));
    story.file(
        decision.value(),
        new GateDecided(
            decision,
            request,
            Outcome.CLEARED,
            Outcome.CLEARED,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Story.digest("none"),
            null,
            story.now().plusSeconds(60)));
    on("2027-10-01");
    var history = story.read().history();
    assertThat(Clearances.of(history).count(Aurelia.C1, history.last(), story.now())).isTrue();
    discardedOn("2027-10-02");
    assertThat(Discards.of(story.read().history()).of(Aurelia.C1)).isEmpty();
  }

  @Test
  void whatIsClearedAfterAllIsNotDiscarded() {
    on("2026-10-01");
    var request = asked(Stage.SCALE);
    assertThat(story.decided(request).outcome()).isNotEqualTo(Outcome.CLEARED);
    discardedOn("2026-10-02");
    assertThat(Discards.of(story.read().history()).of(Aurelia.C1)).isPresent();
    on("2026-10-03");
    evaluatedAnew(Aurelia.C1);
    assertThat(story.decided(request).outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(Discards.of(story.read().history()).of(Aurelia.C1)).isEmpty();
  }
}

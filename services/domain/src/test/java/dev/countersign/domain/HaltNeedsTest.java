package dev.countersign.domain;

import static dev.countersign.domain.HaltTales.CROSSED;
import static dev.countersign.domain.HaltTales.LIFTED;
import static dev.countersign.domain.HaltTales.PROTECTED;
import static dev.countersign.domain.HaltTales.halts;
import static dev.countersign.domain.HaltTales.lifts;
import static dev.countersign.domain.HaltTales.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.halt.Halts.State;
import dev.countersign.domain.halt.ObjectionWindows;
import dev.countersign.domain.policy.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What halts rest on: every document by which there is a crossing, and every version it binds. */
class HaltNeedsTest {
  /** The child of what was halted has a configuration of its own, validated and lifted. */
  private static final String CHILD =
      LIFTED
          + "model B from A x1; safeguard on INTERNAL of B like other; "
          + "kestrel validates INTERNAL of B; lift of B; day 20; ";

  @Test
  void aCrossingUnderTwoDocumentsBindsAtTheStagesOfBoth() {
    var crossed =
        "policy gates nothing but SCALE; policy in document 2 gates nothing but EXTERNAL_DEPLOY; "
            + "model A; kestrel evaluates A: 300 of 400; ";
    var opened = Tale.of(crossed).story().read().halts().all().stream().map(Halt::opened).toList();
    assertThat(opened)
        .extracting(HaltOpened::stages)
        .containsExactly(List.of(Stage.SCALE), List.of(Stage.EXTERNAL_DEPLOY));
    assertThat(opened)
        .extracting(HaltOpened::policyVersionDigest)
        .containsExactly(Story.digest("policy 1"), Story.digest("policy 2"));
  }

  @Test
  void twoDocumentsThatGateTheSameStagesHaveOneHaltWithTheLongerWindow() {
    var tale =
        Tale.of(
            "policy; policy in document 2 window 9; model A; kestrel evaluates A: 300 of 400; day 4");
    var halts = tale.story().read().halts().all();
    assertThat(halts).hasSize(1);
    assertThat(ObjectionWindows.of(tale.story().read(), halts.getFirst()))
        .extracting(window -> window.ends().toString())
        .containsExactly("2026-01-17T00:00:00Z");
  }

  @Test
  void aLiftNeedsTheSafeguardsOfEveryDocumentByWhichItIsACrossing() {
    var tale =
        Tale.of(
            "policy gates nothing but SCALE; policy in document 2 gates nothing but EXTERNAL_DEPLOY; "
                + "model A; kestrel evaluates A: 300 of 400; "
                + "safeguard on INTERNAL of A; kestrel validates INTERNAL of A");
    assertThat(tale.story().read().halts().all()).noneMatch(halt -> lifts(tale).isReady(halt));
    tale.go("safeguard on API of A; kestrel validates API of A");
    assertThat(tale.story().read().halts().all()).allMatch(halt -> lifts(tale).isReady(halt));
    tale.go("lift of A; day 10; ask SCALE A; ask EXTERNAL_DEPLOY A");
    assertThat(tale.answer().outcome()).isEqualTo(Outcome.CLEARED);
  }

  @Test
  void aLiftNeedsWhatTheDefinitionInForceAsksForToo() {
    var tale = Tale.of(CROSSED + PROTECTED + "policy two safeguards");
    assertThat(lifts(tale).isReady(tale.halt("A"))).isFalse();
    assertThat(state(CROSSED + PROTECTED + "lift of A; day 2; policy two safeguards"))
        .isEqualTo(State.LIFT_DENIED);
  }

  @Test
  void aConfigurationOfTheChildsOwnLosesWhatItHadInherited() {
    var child = LIFTED + "model B from A x1; ";
    assertThat(Tale.of(child + "ask SCALE B").answer().outcome()).isEqualTo(Outcome.CLEARED);
    var lost = Tale.of(child + "safeguard on INTERNAL of B like other; ask SCALE B");
    assertThat(lost.halt("B").opened().cause()).isEqualTo(Cause.VALIDATION_LOST);
    assertThat(lost.codes()).containsExactlyInAnyOrder("OPEN_HALT", "SAFEGUARD_DEGRADED");
    assertThat(lifts(lost).isReady(lost.halt("B"))).isFalse();
    assertThat(lost.go("ask SCALE A").answer().outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(lost.go("kestrel validates INTERNAL of B; ask SCALE B").codes())
        .containsExactlyInAnyOrder("OPEN_HALT", "SAFEGUARDS_VALIDATED");
    assertThat(lost.go("lift of B; day 30; ask SCALE B").answer().outcome())
        .isEqualTo(Outcome.CLEARED);
  }

  @Test
  void theHaltOfTheChildOpensOnceThatOfItsParentIsLifted() {
    var held = CROSSED + PROTECTED + "model B from A x1; safeguard on INTERNAL of B like other; ";
    assertThat(halts(held)).isOne();
    var lifted = Tale.of(held + "lift of A; day 10; ask SCALE B");
    assertThat(lifted.halt("A").state()).isEqualTo(State.LIFTED);
    assertThat(lifted.halt("B").opened().cause()).isEqualTo(Cause.VALIDATION_LOST);
    assertThat(lifted.codes()).containsExactlyInAnyOrder("OPEN_HALT", "SAFEGUARD_DEGRADED");
  }

  @Test
  void aValidationLostOnTheChildAloneIsAHaltOfTheChild() {
    var lost = Tale.of(CHILD + "bypass of INTERNAL of B; kestrel validates INTERNAL of B");
    assertThat(lost.halt("B").blocks()).isTrue();
    assertThat(lost.go("ask SCALE B").codes())
        .containsExactlyInAnyOrder("OPEN_HALT", "SAFEGUARDS_VALIDATED");
    assertThat(lost.go("ask SCALE A").answer().outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(lost.go("lift of B; day 40; ask SCALE B").answer().outcome())
        .isEqualTo(Outcome.CLEARED);
  }

  @Test
  void whatTheChildWithdrawsIsLost() {
    var withdrawn = Tale.of(CHILD + "withdraw INTERNAL of B; ask SCALE B");
    assertThat(withdrawn.halt("B").blocks()).isTrue();
    assertThat(withdrawn.codes()).containsExactlyInAnyOrder("OPEN_HALT", "SAFEGUARD_MISSING");
  }

  @Test
  void aValidationThatEndsOnTheChildAloneIsAHaltOfTheChild() {
    var child =
        LIFTED
            + "model B from A x1; model C from B x1; safeguard on INTERNAL of B like other; "
            + "kestrel validates INTERNAL of B until day 40; lift of B; day 20; ";
    assertThat(halts(child + "day 39")).isEqualTo(2);
    assertThat(halts(child + "day 39; bracken validates INTERNAL of B; day 41")).isEqualTo(2);
    assertThat(Tale.of(child + "day 41; ask SCALE C").codes()).contains("OPEN_HALT");
    assertThat(halts(child + "day 60; advance in CYBER; day 70")).isEqualTo(3);
  }

  @Test
  void whatIsLostOnAVersionAndBelowItIsOneHalt() {
    var children = CHILD + "model C from B x1; safeguard on INTERNAL of C like other; ";
    assertThat(halts(children)).isEqualTo(2);
    var lost = Tale.of(children + "bypass of INTERNAL of C; ask SCALE C");
    assertThat(lost.story().read().halts().all()).hasSize(3);
    assertThat(lost.halt("B").blocks()).isTrue();
    assertThat(lost.codes()).contains("OPEN_HALT");
  }

  @Test
  void whatAMergeLosesOnAWayThatIsNotCrossedIsAHaltOfTheMerge() {
    var merged =
        CROSSED
            + PROTECTED
            + "model B; safeguard on INTERNAL of B like other; kestrel validates INTERNAL of B; "
            + "model D from A x1 and B x1; lift of A; day 10; ";
    assertThat(Tale.of(merged + "ask SCALE D").answer().outcome()).isEqualTo(Outcome.CLEARED);
    var lost = Tale.of(merged + "bypass of INTERNAL of B; ask SCALE D");
    assertThat(lost.halt("D").opened().cause()).isEqualTo(Cause.VALIDATION_LOST);
    assertThat(lost.codes()).containsExactlyInAnyOrder("OPEN_HALT", "SAFEGUARD_DEGRADED");
  }

  @Test
  void whatTheChildNeverHadValidatedIsNotLost() {
    var child =
        CROSSED
            + "model B from A x1; safeguard on INTERNAL of B like other; "
            + PROTECTED
            + "lift of A; day 10; ";
    assertThat(halts(child)).isOne();
    assertThat(Tale.of(child + "ask SCALE B").codes()).containsExactly("SAFEGUARD_NOT_VALIDATED");
  }

  @Test
  void whatALaterDefinitionNeedsIsLostLikeAnythingElse() {
    var later =
        LIFTED
            + "policy two safeguards; safeguard on CY-KYC/INTERNAL of A; "
            + "kestrel validates CY-KYC/INTERNAL of A; ";
    assertThat(halts(later)).isOne();
    assertThat(Tale.of(later + "ask SCALE A").answer().outcome()).isEqualTo(Outcome.CLEARED);
    var lost =
        Tale.of(later + "bypass of CY-KYC/INTERNAL of A; kestrel validates CY-KYC/INTERNAL of A");
    assertThat(lost.halt("A").opened().policyVersionDigest()).isEqualTo(Story.digest("policy 2"));
    assertThat(lost.go("ask SCALE A").codes()).contains("OPEN_HALT");
  }
}

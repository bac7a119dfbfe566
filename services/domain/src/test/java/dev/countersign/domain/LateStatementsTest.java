package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.halt.LateStatements;
import dev.countersign.domain.halt.Replay;
import dev.countersign.domain.halt.Replay.Code;
import dev.countersign.domain.history.RulesInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A platform that was away states late what fell due, and chooses no instant for it. */
class LateStatementsTest {
  private static final Instant ENDED = Instant.parse(Tale.day("20"));

  /** A clearance that rests on an attestation until day 20, and nobody at work until day 60. */
  private static List<RecordedFact> away() {
    var tale =
        Tale.of(
            "policy attested by 1; model A; lab evaluates A: 40 of 400; "
                + "kestrel attests 1 until day 20; ask SCALE A");
    tale.story().sleepUntil(Tale.day("60"));
    return tale.go("change SCAFFOLD of A").story().facts();
  }

  /** A needed validation that ends on day 20, with nobody at work until day 60. */
  private static List<RecordedFact> awayFromAHalt() {
    var tale =
        Tale.of(
            "policy; model A; kestrel evaluates A: 300 of 400; "
                + "safeguard on INTERNAL of A; safeguard on API of A; safeguard on OPEN_WEIGHTS of A; "
                + "kestrel validates INTERNAL of A until day 20; kestrel validates API of A; "
                + "kestrel validates OPEN_WEIGHTS of A; lift of A; day 15");
    tale.story().sleepUntil(Tale.day("60"));
    return tale.go("ask SCALE A").story().facts();
  }

  private static RecordedFact last(List<RecordedFact> facts, Class<? extends Fact> kind) {
    return facts.stream().filter(fact -> kind.isInstance(fact.fact())).toList().getLast();
  }

  private static boolean mayHold(List<RecordedFact> facts, RecordedFact stated, Instant since) {
    var before = facts.subList(0, facts.indexOf(stated));
    var rules = RulesInForce.of(Story.byRules(Rules.NUMBER, facts));
    var header = Story.since(stated.header(), since);
    return LateStatements.isInOrder(before, header)
        && LateStatements.isBrought(before, rules, header);
  }

  @Test
  void aLateDecisionHoldsSinceTheInstantThatBroughtIt() {
    var facts = away();
    var late = last(facts, GateDecided.class);
    assertThat(late.header().validFrom()).isEqualTo(ENDED);
    assertThat(late.header().recordedAt()).isEqualTo(Instant.parse(Tale.day("60")));
    assertThat(mayHold(facts, late, ENDED)).isTrue();
  }

  @Test
  void noOtherInstantMayBeChosenForIt() {
    var facts = away();
    var late = last(facts, GateDecided.class);
    for (var chosen : List.of("10", "19", "21", "59", "61")) {
      assertThat(mayHold(facts, late, Instant.parse(Tale.day(chosen)))).as(chosen).isFalse();
    }
    assertThat(mayHold(facts, late, ENDED.minusNanos(1))).isFalse();
    assertThat(mayHold(facts, late, ENDED.plusNanos(1))).isFalse();
    assertThat(mayHold(facts, late, late.header().recordedAt())).isTrue();
  }

  @Test
  void whatTheLabWroteSinceEndsTheTimeThatALateStatementMayName() {
    var facts = new ArrayList<>(away());
    var late = last(facts, GateDecided.class);
    var written = facts.getLast();
    assertThat(written.header().organisation()).isEqualTo(Story.LAB);
    facts.remove(written);
    facts.add(facts.indexOf(late), written);
    assertThat(mayHold(facts, late, ENDED)).isFalse();
  }

  private static List<Code> faults(List<RecordedFact> facts) {
    return Replay.of(Story.byRules(Rules.NUMBER, facts), Story.LAB, true).faults().stream()
        .map(Replay.Fault::code)
        .toList();
  }

  @Test
  void aLateHaltOpensWhenItsValidationEnded() {
    var facts = awayFromAHalt();
    assertThat(last(facts, HaltOpened.class).header().validFrom()).isEqualTo(ENDED);
    assertThat(faults(facts)).isEmpty();
  }

  @Test
  void aLateHaltThatOpensAtAnotherInstantIsFalse() {
    for (var chosen : List.of("10", "19", "21", "59")) {
      var facts = new ArrayList<>(awayFromAHalt());
      var opened = last(facts, HaltOpened.class);
      facts.set(
          facts.indexOf(opened),
          new RecordedFact(
              Story.since(opened.header(), Instant.parse(Tale.day(chosen))), opened.fact()));
      assertThat(faults(facts)).as(chosen).isNotEmpty();
    }
  }
}

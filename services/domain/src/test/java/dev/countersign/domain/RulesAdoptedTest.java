package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.StatusFact.RulesAdopted;
import dev.countersign.domain.halt.OtherRules.Part;
import dev.countersign.domain.halt.Replay;
import dev.countersign.domain.halt.Replay.Code;
import dev.countersign.domain.halt.Replay.Fault;
import dev.countersign.domain.history.RulesInForce;
import dev.countersign.domain.id.OrganisationId;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What was made by other rules is neither called false nor taken for followed; what is made by ours
 * is followed, whatever stands before it.
 */
class RulesAdoptedTest {
  private static final OrganisationId PLATFORM = new OrganisationId("org_countersign");
  private static final String CROSSED = "policy; model A; kestrel evaluates A: 300 of 400; day 2";
  private static final int OLDER = Rules.NUMBER - 1;

  private static void adopt(Tale tale, int rules) {
    tale.story().file("fct_rules" + rules, PLATFORM, new RulesAdopted(rules, "r" + rules));
  }

  private static Replay follow(List<RecordedFact> facts) {
    return Replay.of(facts, Story.LAB, true);
  }

  private static List<RecordedFact> without(List<RecordedFact> facts, Class<? extends Fact> kind) {
    return facts.stream().filter(fact -> !kind.isInstance(fact.fact())).toList();
  }

  @Test
  void whatWasMadeBeforeAnyRulesWereAdoptedIsNamedAndNotFollowed() {
    var replay =
        follow(without(Tale.of(CROSSED + "; ask SCALE A").story().facts(), HaltOpened.class));
    assertThat(replay.faults()).isEmpty();
    assertThat(replay.followed()).isEmpty();
    assertThat(replay.unfollowed()).singleElement().extracting(Part::rules).isNull();
    assertThat(replay.unfollowed().getFirst().stated()).containsEntry("GATE_DECIDED", 1);
  }

  @Test
  void whatOlderRulesDidNotStateIsNotMissed() {
    var tale = Tale.of(CROSSED);
    var facts = Story.byRules(OLDER, without(tale.story().facts(), HaltOpened.class));
    var replay = follow(facts);
    assertThat(replay.faults()).isEmpty();
    assertThat(replay.unfollowed())
        .singleElement()
        .extracting(Part::rules)
        .isEqualTo(new RulesAdopted(OLDER, "r"));
  }

  @Test
  void whatOursBringIsStatedOnceTheyAreAdopted() {
    // Older rules opened no halt: ours do, when they are adopted, ahead of the next write.
    var tale = Tale.of(CROSSED);
    var until = tale.story().facts().size();
    adopt(tale, Rules.NUMBER);
    tale.go("day 3; ask SCALE A");
    var facts = Story.byRules(OLDER, without(tale.story().facts(), HaltOpened.class));
    assertThat(follow(facts).faults())
        .anyMatch(fault -> fault.code() == Code.DERIVED_MISSING)
        .allMatch(fault -> fault.sentence().startsWith("HALT_OPENED "));
    assertThat(until).isLessThan(facts.size());
  }

  @Test
  void whatIsForgedUnderOursIsFoundBehindOlderRulesToo() {
    var tale = Tale.of(CROSSED);
    adopt(tale, Rules.NUMBER);
    tale.go("day 3");
    var halt = tale.halt("A").id();
    tale.story().file(halt.value(), PLATFORM, new HaltLifted(halt)).at("2026-03-01T00:00:00Z");
    var replay = follow(Story.byRules(OLDER, tale.story().facts()));
    assertThat(replay.faults())
        .extracting(Fault::sentence)
        .anyMatch(sentence -> sentence.startsWith("HALT_LIFTED "));
    assertThat(replay.unfollowed()).hasSize(1);
  }

  @Test
  void aLiftThatIsHiddenUnderOtherRulesIsNamedAndNeverTakenForFollowed() {
    // An operator states older rules, lifts, and adopts ours again.
    var tale = Tale.of(CROSSED);
    adopt(tale, OLDER);
    var halt = tale.halt("A").id();
    tale.story().file(halt.value(), PLATFORM, new HaltLifted(halt));
    adopt(tale, Rules.NUMBER);
    var replay = follow(tale.story().byOurRules());
    assertThat(replay.followed()).doesNotContainKey("HALT_LIFTED");
    assertThat(replay.unfollowed())
        .singleElement()
        .satisfies(part -> assertThat(part.stated()).containsEntry("HALT_LIFTED", 1));
  }

  @Test
  void rulesThatAreAdoptedAgainChangeNothing() {
    var tale = Tale.of(CROSSED);
    adopt(tale, Rules.NUMBER);
    tale.go("day 3; ask SCALE A");
    var replay = follow(tale.story().byOurRules());
    assertThat(replay.faults()).isEmpty();
    assertThat(replay.unfollowed()).isEmpty();
    assertThat(replay.followed()).containsKey("HALT_OPENED");
  }

  /** The release whose adoption brought the rules by which the last record was made. */
  private static String broughtBy(Tale tale) {
    var facts = tale.story().byOurRules();
    return RulesInForce.of(facts)
        .at(facts.getLast().header().position())
        .orElseThrow()
        .fact()
        .release();
  }

  @Test
  void whoAdoptsWhatIsInForceAlreadyChoosesNoInstantByIt() {
    var tale = Tale.of(CROSSED);
    var first = broughtBy(tale);
    adopt(tale, Rules.NUMBER);
    adopt(tale, Rules.NUMBER);
    assertThat(broughtBy(tale.go("day 3; ask SCALE A"))).isEqualTo(first);
    adopt(tale, OLDER);
    adopt(tale, Rules.NUMBER);
    assertThat(broughtBy(tale.go("day 4; ask SCALE A"))).isEqualTo("r" + Rules.NUMBER);
  }
}

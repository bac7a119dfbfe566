package dev.countersign.verifier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.Rules;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.StatusFact.RulesAdopted;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What was made by other rules is never called false, and never taken for checked: it is named, and
 * the answer is not the one of a file that holds.
 */
class OtherRulesTest {
  private static final int OLDER = Rules.NUMBER - 1;

  private static Aurelia byOlderRules() {
    var ledger = Ledger.silent();
    ledger.adopt(OLDER);
    return Aurelia.cleared(ledger, story -> {});
  }

  private static Verdict check(Aurelia story) {
    return check(story, story.bundle());
  }

  private static Verdict check(Aurelia story, Bundle bundle) {
    return new Verification(bundle, List.of(story.ledger.verifier())).verdict();
  }

  private static void assertUnchecked(Verdict verdict, String words) {
    assertThat(verdict.result()).as("%s", verdict.lacks()).isEqualTo(Result.OTHER_RULES);
    assertThat(verdict.result().exitStatus()).isEqualTo(3);
    assertThat(verdict.lacks()).anyMatch(line -> line.contains(words));
  }

  /** Decided with a crossing left out, which no rules of ours would. */
  private static Aurelia wronglyDecided(Aurelia story) {
    Crossing.tell(story.ledger);
    story.ledger.status();
    return story.decidedOn(fact -> !fact.header().id().equals(Crossing.ID.value()));
  }

  @Test
  void aDecisionByOlderRulesIsNeitherFalseNorVerified() {
    var verdict = check(wronglyDecided(byOlderRules()));
    assertUnchecked(verdict, "by rules %d, adopted by release release-%d".formatted(OLDER, OLDER));
    assertThat(verdict.holds()).noneMatch(line -> line.contains("followed again"));
  }

  @Test
  void aDecisionByNewerRulesIsNeitherFalseNorVerified() {
    var story = Aurelia.cleared();
    story.ledger.adopt(Rules.NUMBER + 1);
    assertUnchecked(
        check(wronglyDecided(story)),
        "Use verify of a release with rules %d".formatted(Rules.NUMBER + 1));
  }

  @Test
  void aRecordThatNeverSaysItsRulesIsNeitherFalseNorVerified() {
    var story = Aurelia.cleared(Ledger.silent(), unchanged -> {});
    assertUnchecked(check(story.decided()), "before the platform said by which rules it goes");
  }

  @Test
  void aDecisionByOursIsRecomputedOverARecordThatOlderRulesBegan() {
    var story = byOlderRules();
    story.ledger.adopt(Rules.NUMBER);
    story.ledger.status();
    var verdict = check(story.decided());
    assertUnchecked(verdict, "and not followed again: 1 × ATTESTATION_RECEIVED");
    assertThat(verdict.holds()).anyMatch(line -> line.contains("answer CLEARED, word for word"));
  }

  @Test
  void aFalseDecisionByOursIsRefusedWhateverStandsBeforeIt() {
    var story = byOlderRules();
    story.ledger.adopt(Rules.NUMBER);
    assertThat(check(wronglyDecided(story)).result()).isEqualTo(Result.REFUSED);
  }

  /** Whoever holds the log's key and the database lifts a halt under other rules than ours. */
  private static Aurelia liftedUnderOtherRules() {
    var story = Aurelia.cleared();
    story.ledger.together(
        () -> {
          Crossing.tell(story.ledger);
          Crossing.follow(story.ledger);
        });
    story.ledger.adopt(OLDER);
    story.ledger.append(Crossing.HALT.value(), Ledger.PLATFORM, new HaltLifted(Crossing.HALT));
    story.ledger.adopt(Rules.NUMBER);
    return story;
  }

  @Test
  void aLiftThatIsHiddenBehindOtherRulesFreesNobody() {
    var story = liftedUnderOtherRules();
    story.ledger.status();
    var verdict = check(story.decided());
    assertThat(verdict.result()).isEqualTo(Result.REFUSED);
    assertThat(verdict.lacks()).anyMatch(line -> line.startsWith("DERIVED_MISSING: HALT_OPENED"));
  }

  @Test
  void aLiftThatIsHiddenBehindOtherRulesIsNamed() {
    var story = liftedUnderOtherRules();
    Crossing.follow(story.ledger);
    story.ledger.status();
    assertUnchecked(check(story.decided()), "not followed again: 1 × HALT_LIFTED");
  }

  @Test
  void anAdoptionThatIsLeftOutIsMissed() {
    var story = byOlderRules();
    story.ledger.adopt(Rules.NUMBER);
    story.ledger.status();
    story.decided();
    var keys = List.of(Aurelia.LEAD.value(), Aurelia.ORGANISATION.value());
    for (int left : List.of(OLDER, Rules.NUMBER)) {
      var cut =
          story.ledger.bundle(
              Aurelia.DECISION.value(),
              keys,
              logged -> !(logged.fact().fact() instanceof RulesAdopted by && by.rules() == left));
      var verdict = check(story, cut);
      assertThat(verdict.result()).isIn(Result.REFUSED, Result.OTHER_RULES);
      assertThat(verdict.lacks()).anyMatch(line -> line.contains("register:organisations"));
    }
  }

  @Test
  void aRecordOfAKindThatIsNotKnownYetIsNotCalledFalse() {
    var story = Aurelia.cleared();
    story.ledger.inForm(
        json -> json.with("kind", "SOMETHING_NEW"),
        () ->
            story.ledger.append(
                Crossing.HALT.value(), Ledger.PLATFORM, new HaltLifted(Crossing.HALT)));
    story.ledger.status();
    assertUnchecked(check(story.decided()), "of a form that this release does not know");
  }

  @Test
  void aRecordThatCannotBeReadForAnotherReasonIsFalse() {
    var story = Aurelia.cleared();
    story.ledger.inForm(
        json -> json.with("halt", JsonValue.array(List.of())),
        () ->
            story.ledger.append(
                Crossing.HALT.value(), Ledger.PLATFORM, new HaltLifted(Crossing.HALT)));
    story.ledger.status();
    assertThat(check(story.decided()).result()).isEqualTo(Result.REFUSED);
  }
}

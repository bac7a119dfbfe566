package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.Renames;
import dev.countersign.domain.policy.Stage;
import dev.countersign.domain.policy.diff.ChangeClass;
import dev.countersign.domain.policy.diff.Changelog;
import dev.countersign.domain.policy.diff.PolicyDiff;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Step 7 of the worked example, and what else a lab may do to its policy after a crossing. */
class AmendmentTest {
  private static final RequestId REQUEST = new RequestId("req_" + Story.digits(1));

  private static Story published() {
    var story = new Story("2026-06-01T00:00:00Z");
    Aurelia.publish(
        story, 20, "2026-06-01T00:00:00Z", Aurelia.policy(Aurelia.cyber2("0.60"), Aurelia.bio2()));
    Aurelia.version(story, Aurelia.C1, null, "1");
    return story.file(
        REQUEST.value(),
        new ScaleUpRequested(REQUEST, Aurelia.C1, Stage.SCALE, new BigDecimal("6.2e26")));
  }

  private static Story crossed() {
    var story = published().at("2026-06-24T16:10:00Z");
    Aurelia.evaluate(
        story,
        2,
        Aurelia.KESTREL,
        Aurelia.C1,
        "2026-06-24T16:10:00Z",
        "CYBER-2",
        Conclusion.REACHED,
        Aurelia.proportion(55, 78, 80));
    return story;
  }

  private static void repeal(Story story, int number) {
    var version = new PolicyVersionId("pol_" + Story.digits(number));
    story.file(version.value(), new PolicyVersionRepealed(version, "rewritten"));
  }

  @Test
  void step7TheDiffSaysWeakenedWhateverTheLabCallsIt() {
    var before = Aurelia.policy(Aurelia.cyber2("0.60"), Aurelia.bio2());
    var after = Aurelia.policy(Aurelia.cyber2("0.85"), Aurelia.bio2());
    var changes = PolicyDiff.between(before, after, Renames.of(List.of(before, after)));
    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().changeClass()).isEqualTo(ChangeClass.WEAKENED);
    assertThat(changes.getFirst().before()).isEqualTo("0.60");
    assertThat(changes.getFirst().after()).isEqualTo("0.85");
    assertThat(Changelog.mentions(List.of("A clarification."), changes.getFirst())).isFalse();
  }

  @Test
  void anAmendmentAtTheInstantOfTheCrossingComesTooLate() {
    var story = crossed();
    Aurelia.publish(
        story, 21, "2026-06-24T16:10:00Z", Aurelia.policy(Aurelia.cyber2("0.85"), Aurelia.bio2()));
    assertThat(story.read().crossings().all())
        .extracting(crossing -> crossing.version().digest())
        .containsExactly(Story.digest("policy 20"));
    assertThat(story.read().halts().all())
        .extracting(halt -> halt.opened().policyVersionDigest())
        .containsExactly(Story.digest("policy 20"));
  }

  @Test
  void aVersionRepealedBeforeItTookEffectEndsNothing() {
    var story = published().at("2026-06-02T00:00:00Z");
    Aurelia.publish(story, 21, "2026-09-01T00:00:00Z", Aurelia.policy(Aurelia.bio2()));
    repeal(story, 21);
    assertThat(story.at("2026-09-02T00:00:00Z").decided(REQUEST).outcome())
        .isEqualTo(Outcome.EVALUATION_REQUIRED);
  }

  @Test
  void aVersionRepealedAtTheInstantOfItsPublicationHasEndedTheOneBefore() {
    var story = published().at("2026-06-02T00:00:00Z");
    Aurelia.publish(story, 21, "2026-06-01T00:00:00Z", Aurelia.policy(Aurelia.bio2()));
    repeal(story, 21);
    assertThat(Story.codes(story.decided(REQUEST))).contains("NO_POLICY");
  }

  @Test
  void afterARepealThereIsNoPolicyAndLatchesStay() {
    var story = crossed().at("2026-06-25T00:00:00Z");
    repeal(story, 20);
    assertThat(Story.codes(story.decided(REQUEST))).contains("NO_POLICY");
    assertThat(story.read().halts().all()).isNotEmpty().allMatch(Halt::blocks);
    Aurelia.publish(
        story, 21, "2026-06-25T00:00:00Z", Aurelia.policy(Aurelia.cyber2("0.85"), Aurelia.bio2()));
    assertThat(Story.codes(story.decided(REQUEST)))
        .contains("OPEN_HALT CYBER-2", "SAFEGUARD_MISSING CYBER-2 CY-CLS");
  }
}

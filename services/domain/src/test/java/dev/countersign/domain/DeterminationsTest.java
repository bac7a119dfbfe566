package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.gate.Determinations;
import dev.countersign.domain.gate.ReasonCode;
import dev.countersign.domain.id.ModelVersionId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for a version and a threshold is stated once, and again when it changes. */
class DeterminationsTest {
  private static final ModelVersionId C2 = new ModelVersionId("mv_" + Story.digits(52));

  /** States what changed, and gives it back. */
  private static List<DeterminationMade> stated(Story story) {
    var changed = Determinations.changed(story.read());
    changed.forEach(made -> story.file(made.determination().value(), made));
    assertThat(Determinations.changed(story.read())).as("stated once").isEmpty();
    return changed;
  }

  private static DeterminationMade of(
      List<DeterminationMade> all, ModelVersionId version, String key) {
    return all.stream()
        .filter(made -> made.modelVersion().equals(version) && made.thresholdKey().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWasNeverAssessedIsNotStated() {
    var story = new Story("2026-03-01T00:00:00Z");
    Aurelia.publish(story, 20, "2026-03-01T00:00:00Z", Aurelia.policy(Aurelia.bio2()));
    Aurelia.version(story, Aurelia.AUR_4, null, "1");
    assertThat(stated(story)).isEmpty();
  }

  @Test
  void aRuledOutThresholdIsStaleForAVersionFarAbove() {
    var all = stated(WorkedExampleTest.toStep2());
    var ancestor = of(all, Aurelia.AUR_4, "CYBER-2");
    assertThat(ancestor.conclusion()).isEqualTo(Conclusion.RULED_OUT);
    assertThat(ancestor.shortfall()).isNull();
    assertThat(ancestor.holdsUntil()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    var descendant = of(all, Aurelia.C1, "CYBER-2");
    assertThat(descendant.shortfall()).isEqualTo(ReasonCode.STALE_COMPUTE_RATIO);
    assertThat(descendant.conclusion()).isEqualTo(Conclusion.RULED_OUT);
    assertThat(descendant.evaluation()).isEqualTo(ancestor.evaluation());
  }

  @Test
  void freshnessEndsAtItsInstantAndThatIsStated() {
    var story = WorkedExampleTest.toStep2();
    stated(story);
    story.at("2026-11-01T00:00:00Z");
    assertThat(of(stated(story), Aurelia.AUR_4, "CYBER-2").shortfall())
        .isEqualTo(ReasonCode.STALE_AGE);
  }

  @Test
  void aCrossingLatchesDescendantsAndStaysPinnedToThePolicyOfItsDay() {
    var story = WorkedExampleTest.toStep6();
    var crossed = of(stated(story), Aurelia.C1, "CYBER-2");
    assertThat(crossed.latched()).isTrue();
    assertThat(crossed.conclusion()).isEqualTo(Conclusion.REACHED);
    assertThat(crossed.holdsUntil()).isNull();

    story.at("2026-06-26T00:00:00Z");
    Aurelia.publish(
        story, 21, "2026-06-26T00:00:00Z", Aurelia.policy(Aurelia.cyber2("0.85"), Aurelia.bio2()));
    Aurelia.version(story, C2, Aurelia.C1, "1.3");
    var later = stated(story);
    var inherited = of(later, C2, "CYBER-2");
    assertThat(inherited.latched()).isTrue();
    assertThat(inherited.policyVersionDigest()).isEqualTo(crossed.policyVersionDigest());
    assertThat(later).noneMatch(made -> made.determination().equals(crossed.determination()));
  }

  @Test
  void aThresholdThatNoPolicyDefinesAnyMoreIsSaidToBeGone() {
    var story = WorkedExampleTest.toStep2();
    stated(story);
    Aurelia.publish(story, 21, "2026-06-01T09:05:00Z", Aurelia.policy(Aurelia.bio2()));
    var gone = of(stated(story), Aurelia.AUR_4, "CYBER-2");
    assertThat(gone.shortfall()).isEqualTo(ReasonCode.NO_THRESHOLDS);
    assertThat(gone.conclusion()).isNull();
  }
}

package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.fact.SafeguardFact.SafeguardDegraded;
import dev.countersign.domain.gate.Amendments;
import dev.countersign.domain.gate.Safeguards.Status;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.SafetyLevel;
import dev.countersign.domain.policy.Surface;
import dev.countersign.domain.safetylevel.LevelStanding;
import dev.countersign.domain.safetylevel.LevelStanding.Missing;
import dev.countersign.domain.safetylevel.SafetyLevels;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What crossings require of a version, beside what it holds; and what an amendment would undo. */
class SafetyLevelsTest {
  private static final SafetyLevel ASL_1 = level("ASL-1", 1, List.of(), List.of());
  private static final SafetyLevel ASL_2 = level("ASL-2", 2, List.of("CY-CLS"), List.of());
  private static final SafetyLevel ASL_3 = level("ASL-3", 3, List.of("CY-CLS"), List.of("SEC-3"));
  private static final SafetyLevel ASL_4 = level("ASL-4", 4, List.of(), List.of());

  private static SafetyLevel level(
      String key, int rank, List<String> deployment, List<String> security) {
    return new SafetyLevel(key, rank, key, deployment, security);
  }

  private static Policy policy(@Nullable String enters, String value) {
    var base = Aurelia.cyber2(value);
    var threshold =
        new CapabilityThreshold(
            base.key(),
            null,
            base.name(),
            base.domain(),
            enters,
            base.stages(),
            base.indicators(),
            base.requiredSafeguards(),
            base.cadence(),
            base.independence());
    var plain = Aurelia.policy(threshold);
    return new Policy(
        plain.title(),
        List.of(ASL_1, ASL_2, ASL_3, ASL_4),
        plain.safeguards(),
        plain.thresholds(),
        plain.commitments(),
        plain.objectionWindow(),
        null,
        null);
  }

  private static Story published() {
    var story = new Story("2026-06-01T00:00:00Z");
    Aurelia.publish(story, 20, "2026-06-01T00:00:00Z", policy("ASL-3", "0.60"));
    Aurelia.version(story, Aurelia.AUR_4, null, "1");
    Aurelia.version(story, Aurelia.C1, Aurelia.AUR_4, "1.2");
    return story;
  }

  private static Story crossed() {
    var story = published();
    Aurelia.register(story, 2, Aurelia.KESTREL, Aurelia.C1, "CYBER-2");
    story.at("2026-06-24T16:10:00Z");
    Aurelia.complete(
        story,
        2,
        Aurelia.KESTREL,
        Aurelia.C1,
        "2026-06-24T15:30:00Z",
        "CYBER-2",
        Conclusion.REACHED,
        Aurelia.proportion(55, 78, 80));
    return story;
  }

  private static Story validated() {
    var story = crossed();
    Aurelia.implement(story, 1, "CY-CLS", Surface.API);
    Aurelia.implement(story, 2, "SEC-3", Surface.INTERNAL);
    Aurelia.validate(story, 11, "CY-CLS", "2027-01-20T00:00:00Z");
    Aurelia.validate(story, 13, "SEC-3", "2027-01-20T00:00:00Z");
    return story;
  }

  private static LevelStanding standing(Story story) {
    return SafetyLevels.of(story.read(), Aurelia.C1).getFirst();
  }

  @Test
  void withoutACrossingNothingIsRequiredAndOnlyTheLowestLevelIsHeld() {
    var standing = standing(published());
    assertThat(standing.required()).isNull();
    assertThat(standing.held()).isEqualTo(ASL_1);
    assertThat(standing.missing()).isEmpty();
  }

  @Test
  void aCrossingRequiresTheLevelThatItEntersAndSaysWhatIsMissing() {
    var standing = standing(crossed());
    assertThat(standing.required()).isEqualTo(ASL_3);
    assertThat(standing.held()).isEqualTo(ASL_1);
    assertThat(standing.missing())
        .containsExactly(
            new Missing("CY-CLS", Surface.API, Status.MISSING),
            new Missing("SEC-3", Surface.INTERNAL, Status.MISSING));
  }

  @Test
  void aLevelIsHeldOnceBothStandardsAreValidatedOnTheirSurfaces() {
    assertThat(standing(validated()).held()).isEqualTo(ASL_3);
    assertThat(standing(validated()).missing()).isEmpty();
  }

  @Test
  void aLevelThatAsksForNothingIsHeldByNobodyUnlessItIsTheLowest() {
    assertThat(standing(validated()).held()).isNotEqualTo(ASL_4);
  }

  @Test
  void aSafeguardOnAnotherSurfaceDoesNotCount() {
    var story = crossed();
    Aurelia.implement(story, 1, "CY-CLS", Surface.INTERNAL);
    Aurelia.validate(story, 11, "CY-CLS", "2027-01-20T00:00:00Z");
    assertThat(standing(story).held()).isEqualTo(ASL_1);
  }

  @Test
  void aDegradationTakesTheLevelAway() {
    var story = validated();
    story.file(
        "sfg_" + Story.digits(2),
        new SafeguardDegraded(new ImplementationId("sfg_" + Story.digits(2)), "stolen"));
    assertThat(standing(story).held()).isEqualTo(ASL_2);
    assertThat(standing(story).required()).isEqualTo(ASL_3);
  }

  @Test
  void anAmendmentThatEntersALowerLevelLeavesTheHigherOneRequired() {
    var story = crossed().at("2026-06-26T00:00:00Z");
    Aurelia.publish(story, 21, "2026-06-26T00:00:00Z", policy("ASL-2", "0.85"));
    assertThat(standing(story).required()).isEqualTo(ASL_3);
  }

  @Test
  void aRepealLeavesWhatWasRequired() {
    var story = crossed().at("2026-06-26T00:00:00Z");
    var version = new PolicyVersionId("pol_" + Story.digits(20));
    story.file(version.value(), new PolicyVersionRepealed(version, "rewritten"));
    assertThat(standing(story).required()).isEqualTo(ASL_3);
  }

  @Test
  void anAncestorIsNotBoundByItsDescendantsCrossing() {
    assertThat(SafetyLevels.of(crossed().read(), Aurelia.AUR_4).getFirst().required()).isNull();
  }

  @Test
  void step7TheAmendmentWouldHaveClearedTheCrossingAndItsHalt() {
    var facts = crossed().read();
    var cleared = Amendments.cleared(facts, Aurelia.RSP, policy("ASL-3", "0.85"));
    assertThat(cleared).hasSize(1);
    assertThat(cleared.getFirst().crossing().key()).isEqualTo("CYBER-2");
    assertThat(cleared.getFirst().under()).isEqualTo(Conclusion.RULED_OUT);
    assertThat(cleared.getFirst().halts()).containsExactly(facts.halts().all().getFirst().id());
    assertThat(Amendments.cleared(facts, Aurelia.RSP, policy("ASL-3", "0.61"))).isEmpty();
  }

  @Test
  void anotherDocumentsAmendmentClearsNothing() {
    var other = new DocumentId("doc_" + Story.digits(2));
    assertThat(Amendments.cleared(crossed().read(), other, policy("ASL-3", "0.85"))).isEmpty();
  }

  @Test
  void aThresholdThatIsGoneWouldHaveClearedEverything() {
    var cleared = Amendments.cleared(crossed().read(), Aurelia.RSP, Aurelia.policy(Aurelia.bio2()));
    assertThat(cleared).hasSize(1);
    assertThat(cleared.getFirst().under()).isNull();
  }
}

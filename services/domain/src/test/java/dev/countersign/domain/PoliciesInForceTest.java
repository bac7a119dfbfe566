package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.PolicyVersionId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which version of a document is in force at an instant, and what a crossing is judged by. */
class PoliciesInForceTest {
  private static final String MAY = "2026-05-01T00:00:00Z";
  private static final String JUNE = "2026-06-01T00:00:00Z";
  private static final String JULY = "2026-07-01T00:00:00Z";

  private static Story begun() {
    return new Story("2026-03-01T00:00:00Z");
  }

  private static void publish(Story story, int number, String effective, String value) {
    Aurelia.publish(story, number, effective, Aurelia.policy(Aurelia.cyber2(value)));
  }

  private static void repeal(Story story, int number) {
    var id = new PolicyVersionId("pol_" + Story.digits(number));
    story.file(id.value(), new PolicyVersionRepealed(id, "no longer"));
  }

  private static PoliciesInForce policies(Story story) {
    return PoliciesInForce.of(story.read().history());
  }

  private static List<String> inForce(Story story, String at) {
    return policies(story).at(Instant.parse(at)).stream().map(Version::label).toList();
  }

  @Test
  void eachVersionIsInForceFromItsDayToThatOfTheNext() {
    var story = begun();
    publish(story, 1, MAY, "0.60");
    publish(story, 2, JUNE, "0.70");
    assertThat(inForce(story, "2026-04-30T23:59:59Z")).isEmpty();
    assertThat(inForce(story, MAY)).containsExactly("v1");
    assertThat(inForce(story, "2026-05-31T23:59:59Z")).containsExactly("v1");
    assertThat(inForce(story, JUNE)).containsExactly("v2");
  }

  @Test
  void theOrderOfPublicationDoesNotMatterForVersionsThatTakeEffectLater() {
    var story = begun();
    publish(story, 2, JUNE, "0.70");
    publish(story, 1, MAY, "0.60");
    assertThat(inForce(story, "2026-05-15T00:00:00Z")).containsExactly("v1");
    assertThat(inForce(story, JULY)).containsExactly("v2");
  }

  @Test
  void whatIsRepealedBeforeTheNextOneLeavesAGap() {
    var story = begun();
    publish(story, 1, MAY, "0.60");
    publish(story, 2, JULY, "0.70");
    repeal(story.at("2026-05-20T00:00:00Z"), 1);
    assertThat(inForce(story, "2026-05-19T23:59:59Z")).containsExactly("v1");
    assertThat(inForce(story, JUNE)).isEmpty();
    assertThat(inForce(story, JULY)).containsExactly("v2");
  }

  @Test
  void whatIsRepealedAfterTheNextOneTookEffectEndedAlready() {
    var story = begun();
    publish(story, 1, MAY, "0.60");
    publish(story, 2, JUNE, "0.70");
    repeal(story.at("2026-06-10T00:00:00Z"), 1);
    assertThat(inForce(story, "2026-05-31T23:59:59Z")).containsExactly("v1");
    assertThat(inForce(story, "2026-06-05T00:00:00Z")).containsExactly("v2");
  }

  @Test
  void whatWasRepealedBeforeItsDayWasNeverInForceAndEndsNothing() {
    var story = begun();
    publish(story, 1, MAY, "0.60");
    publish(story, 2, JULY, "0.70");
    repeal(story.at(JUNE), 2);
    assertThat(inForce(story, "2026-08-01T00:00:00Z")).containsExactly("v1");
  }

  @Test
  void theNextChangeIsTheNextBeginningOrEnd() {
    var story = begun();
    publish(story, 1, MAY, "0.60");
    publish(story, 2, JUNE, "0.70");
    repeal(story.at(JULY), 2);
    var policies = policies(story);
    assertThat(policies.nextChange(Instant.parse("2026-03-01T00:00:00Z")))
        .contains(Instant.parse(MAY));
    assertThat(policies.nextChange(Instant.parse(MAY))).contains(Instant.parse(JUNE));
    assertThat(policies.nextChange(Instant.parse(JUNE))).contains(Instant.parse(JULY));
    assertThat(policies.nextChange(Instant.parse(JULY))).isEmpty();
  }

  private static String pinnedTo(String tale) {
    return Tale.of(tale).halt("A").opened().policyVersionDigest();
  }

  @Test
  void aCrossingIsJudgedByWhatWasInForceElseByWhatWasBeforeElseByWhatComesFirst() {
    var crossed = "kestrel evaluates A: 300 of 400; ";
    assertThat(pinnedTo("policy; policy at 0.70; model A; " + crossed + "policy at 0.50"))
        .isEqualTo(Story.digest("policy 2"));
    assertThat(pinnedTo("policy; day 1; policy at 0.70; model A; day 2; repeal; " + crossed))
        .isEqualTo(Story.digest("policy 2"));
    assertThat(
            pinnedTo("policy; model A; day 1; repeal; day 2; " + crossed + "day 3; policy at 0.90"))
        .isEqualTo(Story.digest("policy 1"));
    assertThat(pinnedTo("model A; " + crossed + "day 1; policy; day 2; policy at 0.50"))
        .isEqualTo(Story.digest("policy 1"));
  }

  @Test
  void aVersionWithoutTheThresholdJudgesNoCrossingOfIt() {
    assertThat(
            pinnedTo(
                "policy; model A; day 1; policy key CYBER-9; day 2; policy renamed CYBER-2; "
                    + "day 3; kestrel evaluates A: 300 of 400"))
        .isNotEqualTo(Story.digest("policy 2"));
  }
}

package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.SafeguardFact.SafeguardDegraded;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.halt.Halts.State;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.Stage;
import dev.countersign.domain.policy.Surface;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The worked example of the domain, steps 0 to 6, 8 and 11 to 14, with derived halts. */
public class WorkedExampleTest {
  private static final RequestId R1 = new RequestId("req_" + Story.digits(1));
  private static final RequestId R0 = new RequestId("req_" + Story.digits(9));

  static ScaleUpRequested scale(RequestId id, dev.countersign.domain.id.ModelVersionId base) {
    return new ScaleUpRequested(id, base, Stage.SCALE, new BigDecimal("6.2e26"));
  }

  static Story toStep2() {
    var story = new Story("2026-03-01T00:00:00Z");
    Aurelia.publish(
        story, 20, "2026-03-01T00:00:00Z", Aurelia.policy(Aurelia.cyber2("0.60"), Aurelia.bio2()));
    Aurelia.version(story, Aurelia.AUR_4, null, "1");
    story.at("2026-05-01T00:00:00Z");
    Aurelia.evaluate(
        story,
        101,
        Story.LAB,
        Aurelia.AUR_4,
        "2026-05-01T00:00:00Z",
        "CYBER-2",
        Conclusion.RULED_OUT,
        Aurelia.proportion(40, 400, 400));
    Aurelia.evaluate(
        story,
        102,
        Aurelia.KESTREL,
        Aurelia.AUR_4,
        "2026-05-01T00:00:00Z",
        "BIO-2",
        Conclusion.RULED_OUT,
        Aurelia.mean("1.10", "0.05", 60));
    story.file(R0.value(), scale(R0, Aurelia.AUR_4));
    story.at("2026-06-01T09:00:00Z");
    Aurelia.version(story, Aurelia.C1, Aurelia.AUR_4, "4.2");
    story.at("2026-06-01T09:05:00Z").file(R1.value(), scale(R1, Aurelia.C1));
    return story;
  }

  static Story toStep6() {
    var story = toStep2().at("2026-06-02T00:00:00Z");
    Aurelia.register(story, 1, Story.LAB, Aurelia.C1, "CYBER-2");
    Aurelia.register(story, 2, Aurelia.KESTREL, Aurelia.C1, "CYBER-2");
    Aurelia.register(story, 3, Aurelia.KESTREL, Aurelia.C1, "BIO-2");
    story.at("2026-06-24T16:10:00Z");
    Aurelia.complete(
        story,
        1,
        Story.LAB,
        Aurelia.C1,
        "2026-06-24T15:30:00Z",
        "CYBER-2",
        Conclusion.RULED_OUT,
        Aurelia.proportion(200, 400, 400));
    Aurelia.complete(
        story,
        2,
        Aurelia.KESTREL,
        Aurelia.C1,
        "2026-06-24T15:30:00Z",
        "CYBER-2",
        Conclusion.REACHED,
        Aurelia.proportion(55, 78, 80));
    Aurelia.complete(
        story,
        3,
        Aurelia.KESTREL,
        Aurelia.C1,
        "2026-06-24T15:30:00Z",
        "BIO-2",
        Conclusion.CANNOT_RULE_OUT,
        Aurelia.mean("1.42", "0.08", 60));
    return story;
  }

  private static Story toStep12() {
    return toStep12(story -> {});
  }

  private static Story toStep12(Consumer<Story> inJune) {
    var story = toStep6();
    inJune.accept(story);
    story.at("2026-07-03T00:00:00Z");
    int number = 1;
    for (var key : List.of("CY-CLS", "CY-KYC", "SEC-3", "BIO-CLS")) {
      Aurelia.implement(story, number++, key, Surface.INTERNAL);
      Aurelia.implement(story, number++, key, Surface.API);
    }
    story.at("2026-07-20T10:00:00Z");
    Aurelia.validate(story, 11, "CY-CLS", "2027-01-20T00:00:00Z");
    Aurelia.validate(story, 12, "CY-KYC", "2027-01-20T00:00:00Z");
    Aurelia.validate(story, 13, "SEC-3", "2027-01-20T00:00:00Z");
    Aurelia.lift(story, halt(story, "CYBER-2").id(), Instant.parse("2026-07-20T10:00:00Z"));
    return story;
  }

  static Story toStep14() {
    return toStep14(story -> {});
  }

  /** With something more that happens once the evaluations are filed. */
  static Story toStep14(Consumer<Story> inJune) {
    var story = toStep12(inJune).at("2026-08-04T09:00:00Z");
    Aurelia.validate(story, 14, "BIO-CLS", "2027-02-04T00:00:00Z");
    Aurelia.lift(story, halt(story, "BIO-2").id(), Instant.parse("2026-08-04T09:00:00Z"));
    return story;
  }

  /** The facts by which the request is cleared at the end of step 14. */
  public static List<RecordedFact> clearedFacts() {
    return toStep14().at("2026-08-12T12:00:00Z").facts();
  }

  /** The request of step 2. */
  public static ScaleUpRequested request() {
    return scale(R1, Aurelia.C1);
  }

  static Halt halt(Story story, String key) {
    return story.read().halts().all().stream()
        .filter(halt -> halt.opened().thresholdKey().equals(key))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  @Test
  void step0AVersionWhoseThresholdsAreRuledOutIsCleared() {
    var decided = toStep2().decided(R0);
    assertThat(decided.outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(decided.validUntil()).isEqualTo("2026-11-01T00:00:00Z");
  }

  @Test
  void step2AMuchLargerVersionNeedsEvaluationsOfItsOwn() {
    var decided = toStep2().decided(R1);
    assertThat(decided.outcome()).isEqualTo(Outcome.EVALUATION_REQUIRED);
    assertThat(Story.codes(decided))
        .containsExactly("STALE_COMPUTE_RATIO BIO-2", "STALE_COMPUTE_RATIO CYBER-2");
  }

  @Test
  void step5CrossingsOpenTwoHaltsPinnedToThePolicyInForce() {
    var halts = toStep6().read().halts().all();
    assertThat(halts)
        .extracting(halt -> halt.opened().thresholdKey())
        .containsExactly("CYBER-2", "BIO-2");
    assertThat(halts)
        .allSatisfy(
            halt -> {
              assertThat(halt.opened().policyVersionDigest()).isEqualTo(Story.digest("policy 20"));
              assertThat(halt.state()).isEqualTo(State.OPEN);
            });
  }

  @Test
  void step6TheRequestIsHaltedForEveryReason() {
    assertThat(Story.codes(toStep6().decided(R1)))
        .containsExactly(
            "OPEN_HALT CYBER-2",
            "OPEN_HALT BIO-2",
            "SAFEGUARD_MISSING BIO-2 BIO-CLS",
            "SAFEGUARD_MISSING BIO-2 SEC-3",
            "SAFEGUARD_MISSING CYBER-2 CY-CLS",
            "SAFEGUARD_MISSING CYBER-2 CY-KYC",
            "SAFEGUARD_MISSING CYBER-2 SEC-3");
  }

  @Test
  void step7AWeakenedPolicyNeitherLiftsAHaltNorClears() {
    var story = toStep6().at("2026-06-26T00:00:00Z");
    Aurelia.publish(
        story, 21, "2026-06-26T00:00:00Z", Aurelia.policy(Aurelia.cyber2("0.85"), Aurelia.bio2()));
    assertThat(story.decided(R1).outcome()).isEqualTo(Outcome.HALTED);
    assertThat(halt(story, "CYBER-2").opened().policyVersionDigest())
        .isEqualTo(Story.digest("policy 20"));
  }

  @Test
  void step8ImplementedIsNotValidated() {
    var story = toStep6().at("2026-07-03T00:00:00Z");
    Aurelia.implement(story, 1, "CY-CLS", Surface.INTERNAL);
    assertThat(Story.codes(story.decided(R1))).contains("SAFEGUARD_NOT_VALIDATED CYBER-2 CY-CLS");
  }

  @Test
  void aValidationOnOneSurfaceSaysNothingOfAnother() {
    var story = toStep6().at("2026-07-03T00:00:00Z");
    Aurelia.implement(story, 1, "CY-CLS", Surface.OPEN_WEIGHTS);
    Aurelia.validate(story, 11, "CY-CLS", "2027-01-20T00:00:00Z");
    assertThat(Story.codes(story.decided(R1))).contains("SAFEGUARD_MISSING CYBER-2 CY-CLS");
  }

  @Test
  void step12TheWindowIsFiveBusinessDaysFromTheDayAfter() {
    assertThat(halt(toStep12(), "CYBER-2").approval().fact().windowEnds())
        .isEqualTo("2026-07-28T00:00:00Z");
  }

  @Test
  void step13LiftingOneHaltLeavesTheOther() {
    var story = toStep12().at("2026-07-28T12:00:00Z");
    assertThat(halt(story, "CYBER-2").state()).isEqualTo(State.LIFTED);
    assertThat(story.decided(R1).outcome()).isEqualTo(Outcome.HALTED);
    assertThat(Story.codes(story.decided(R1)))
        .contains("OPEN_HALT BIO-2")
        .doesNotContain("OPEN_HALT CYBER-2");
  }

  @Test
  void aHaltIsNotLiftedBeforeItsWindowIsOver() {
    assertThat(halt(toStep12().at("2026-07-27T23:59:59Z"), "CYBER-2").state())
        .isEqualTo(State.LIFT_REQUESTED);
  }

  @Test
  void step14TheRequestIsClearedUntilItsEvaluationIsTooOld() {
    var story = toStep14().at("2026-08-12T12:00:00Z");
    var decided = story.decided(R1);
    assertThat(decided.outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(decided.validUntil()).isEqualTo("2026-12-24T15:30:00Z");
    assertThat(decided.flopCeiling()).isEqualByComparingTo("6.2e26");
  }

  @Test
  void aDegradationWhileALiftIsAskedForDeniesIt() {
    var story = toStep12().at("2026-07-22T00:00:00Z");
    story.file(
        "sfg_" + Story.digits(1),
        new SafeguardDegraded(new ImplementationId("sfg_" + Story.digits(1)), "jailbreak"));
    assertThat(halt(story, "CYBER-2").state()).isEqualTo(State.LIFT_DENIED);
    assertThat(story.at("2026-08-30T00:00:00Z").decided(R1).outcome()).isEqualTo(Outcome.HALTED);
  }

  @Test
  void aLostValidationOpensANewHalt() {
    var story = toStep14().at("2026-09-01T00:00:00Z");
    story.file(
        "sfg_" + Story.digits(1),
        new SafeguardDegraded(new ImplementationId("sfg_" + Story.digits(1)), "jailbreak"));
    assertThat(story.read().halts().all()).hasSize(3);
    assertThat(halt(story, "CYBER-2").state()).isEqualTo(State.OPEN);
    assertThat(story.decided(R1).outcome()).isEqualTo(Outcome.HALTED);
  }

  @Test
  void aClearanceEndsWithItsValidity() {
    var story = toStep14().at("2026-12-24T15:30:00Z");
    assertThat(story.decided(R1).outcome()).isEqualTo(Outcome.EVALUATION_REQUIRED);
    assertThat(Story.codes(story.decided(R1))).contains("STALE_AGE CYBER-2");
  }

  @Test
  void whoeverHasTheFactsComesToTheSameBytes() {
    var story = toStep14().at("2026-08-12T12:00:00Z");
    var copied =
        story.facts().stream()
            .map(FactCodec::toJson)
            .map(dev.countersign.proofs.json.CanonicalJson::text)
            .map(dev.countersign.proofs.json.JsonReader::readObject)
            .map(FactCodec::ofJson)
            .toList();
    assertThat(decision(copied)).isEqualTo(decision(story.facts()));
  }

  private static String decision(List<RecordedFact> facts) {
    var read = Case.of(History.of(facts), Instant.parse("2026-08-12T12:00:00Z"));
    return dev.countersign.proofs.json.CanonicalJson.text(
        RecordWriter.write(Gate.decide(read, scale(R1, Aurelia.C1))));
  }
}

package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.id.EvaluationId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An attestation stands for exactly what it names. */
class VouchingTest {
  private static final String POLICY = Story.digest("policy 1");

  private static ThresholdFinding finding(String key, String policy, Conclusion conclusion) {
    return new ThresholdFinding(key, policy, conclusion);
  }

  private static final ThresholdFinding RIGHT = finding("CYBER-2", POLICY, Conclusion.RULED_OUT);

  /** The lab evaluates A under a policy that asks for auditors, and Kestrel attests so. */
  private static GateDecided answer(
      int auditors, String version, int evaluation, ThresholdFinding... findings) {
    var tale =
        Tale.of(
            "policy attested by %d; model A; model B; lab evaluates A: 40 of 400"
                .formatted(auditors));
    Aurelia.attest(
        tale.story(),
        new Aurelia.Attested(
            1,
            Aurelia.KESTREL,
            Tale.version(version),
            new EvaluationId("evl_" + Story.digits(evaluation)),
            List.of(findings),
            List.of(),
            Instant.parse(Tale.day("90")),
            null,
            null));
    return tale.go("ask SCALE A").answer();
  }

  private static GateDecided answer(ThresholdFinding... findings) {
    return answer(1, "A", 1, findings);
  }

  @Test
  void whatNamesVersionThresholdPolicyAndConclusionStandsAsLongAsItLasts() {
    var answer = answer(RIGHT);
    assertThat(answer.outcome()).isEqualTo(Outcome.CLEARED);
    assertThat(answer.validUntil()).isEqualTo(Tale.day("90"));
  }

  @Test
  void anAttestationBoundToAnotherVersionVouchesForNothingHere() {
    assertThat(Story.codes(answer(1, "B", 1, RIGHT))).containsExactly("NOT_ATTESTED CYBER-2");
  }

  @Test
  void anAttestationOfAnotherEvaluationVouchesForNothingHere() {
    assertThat(Story.codes(answer(1, "A", 2, RIGHT))).containsExactly("NOT_ATTESTED CYBER-2");
  }

  @Test
  void anotherThresholdConclusionOrPolicyIsNotVouchedFor() {
    for (var other :
        List.of(
            finding("BIO-2", POLICY, Conclusion.RULED_OUT),
            finding("CYBER-2", POLICY, Conclusion.APPROACHING),
            finding("CYBER-2", Story.digest("nobody's policy"), Conclusion.RULED_OUT))) {
      assertThat(Story.codes(answer(other)))
          .as("%s", other)
          .containsExactly("NOT_ATTESTED CYBER-2");
      assertThat(answer(other, RIGHT).outcome()).isEqualTo(Outcome.CLEARED);
    }
  }

  @Test
  void theReasonSaysHowManyAuditorsThereAreAndHowManyAreAskedFor() {
    assertThat(answer(2, "A", 1, RIGHT).reasons().getFirst().sentence())
        .contains("attested by 1 independent auditors", "asks for 2");
    assertThat(answer().reasons().getFirst().sentence())
        .contains("attested by 0 independent auditors", "asks for 1");
  }
}

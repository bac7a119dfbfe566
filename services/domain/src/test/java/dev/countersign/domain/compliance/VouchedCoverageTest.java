package dev.countersign.domain.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.AttestationFact.Opinion;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.AttestationFact.Validation;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.policy.Commitment.Kind;
import dev.countersign.domain.policy.Surface;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An attestation confirms what it found, of what a commitment demands, and nothing else. */
class VouchedCoverageTest extends Covering {
  private static final EvaluationId EVALUATION = new EvaluationId("evl_" + "1".repeat(32));
  private static final String KESTREL = "org_kestrel";
  private static final String BRACKEN = "org_bracken";

  private String validated(String by, String safeguard, Effect effect) {
    return attested(
        by,
        null,
        List.of(),
        List.of(new Validation(safeguard, Surface.API, "c".repeat(64), effect)),
        null);
  }

  private String evaluated(String by, Conclusion conclusion) {
    return attested(
        by,
        EVALUATION,
        List.of(new ThresholdFinding("CYBER-2", "d".repeat(64), conclusion)),
        List.of(),
        null);
  }

  private ComplianceStatus claimed(@Nullable Kind kind, String record) {
    policies.clear();
    mappings.clear();
    if (kind != null) {
      promised("C-1", kind, Force.BINDING);
    }
    mapped(LAB, kind == null ? null : "C-1", List.of(record), Strength.FULL);
    return status(DUTY);
  }

  @Test
  void aSafeguardThatWasFoundWantingContestsTheClaimThatNamesIt() {
    for (var effect : List.of(Effect.INEFFECTIVE, Effect.PARTIAL)) {
      attestations.clear();
      assertThat(claimed(Kind.SAFEGUARD, validated(KESTREL, "CY-CLS", effect)))
          .as("%s", effect)
          .isEqualTo(ComplianceStatus.CONTESTED);
    }
  }

  @Test
  void aSafeguardThatWasFoundEffectiveConfirmsSafeguardsAlone() {
    var validated = validated(KESTREL, "CY-CLS", Effect.EFFECTIVE);
    for (var kind : Kind.values()) {
      assertThat(claimed(kind, validated))
          .as("%s", kind)
          .isEqualTo(kind == Kind.SAFEGUARD ? ComplianceStatus.MET : ComplianceStatus.CLAIMED);
    }
    assertThat(claimed(Kind.SECURITY, validated(KESTREL, "SEC-3", Effect.EFFECTIVE)))
        .isEqualTo(ComplianceStatus.MET);
  }

  @Test
  void oneWhoDoubtsIsEnoughAndOfOneAuditorTheNewestWordCounts() {
    var kestrels = validated(KESTREL, "CY-CLS", Effect.EFFECTIVE);
    validated(BRACKEN, "CY-CLS", Effect.INEFFECTIVE);
    assertThat(claimed(Kind.SAFEGUARD, kestrels)).isEqualTo(ComplianceStatus.CONTESTED);
    validated(BRACKEN, "CY-CLS", Effect.EFFECTIVE);
    assertThat(claimed(Kind.SAFEGUARD, kestrels)).isEqualTo(ComplianceStatus.MET);
  }

  @Test
  void anEvaluationThatIsVouchedForConfirmsThatItWasMadeAndNoMore() {
    var reached = evaluated(KESTREL, Conclusion.REACHED);
    for (var kind : Kind.values()) {
      assertThat(claimed(kind, reached))
          .as("%s", kind)
          .isEqualTo(
              kind == Kind.EVALUATION || kind == Kind.INDEPENDENT_REVIEW
                  ? ComplianceStatus.MET
                  : ComplianceStatus.CLAIMED);
    }
    assertThat(claimed(Kind.EVALUATION, EVALUATION.value())).isEqualTo(ComplianceStatus.MET);
    attestations.clear();
    assertThat(claimed(Kind.EVALUATION, evaluated(KESTREL, Conclusion.INCONCLUSIVE)))
        .isEqualTo(ComplianceStatus.CLAIMED);
    assertThat(claimed(Kind.EVALUATION, evaluated(LAB.value(), Conclusion.RULED_OUT)))
        .as("nobody vouches for themselves")
        .isEqualTo(ComplianceStatus.CLAIMED);
  }

  @Test
  void whereNoCommitmentIsNamedNothingSaysWhatWouldConfirmIt() {
    assertThat(claimed(null, validated(KESTREL, "CY-CLS", Effect.EFFECTIVE)))
        .isEqualTo(ComplianceStatus.CLAIMED);
    var review = review(Opinion.UNQUALIFIED, 6, "HALT-1", Adherence.KEPT);
    assertThat(claimed(null, review)).as("a review of the whole").isEqualTo(ComplianceStatus.MET);
    review(Opinion.ADVERSE, 7, "HALT-1", Adherence.KEPT);
    assertThat(claimed(null, review))
        .as("a later one says otherwise")
        .isEqualTo(ComplianceStatus.CLAIMED);
  }

  @Test
  void aLabChoosesNoEarlierReviewThanTheLatest() {
    var earlier = review(Opinion.UNQUALIFIED, 6, "C-1", Adherence.KEPT);
    assertThat(claimed(Kind.HALT, earlier)).isEqualTo(ComplianceStatus.MET);
    review(Opinion.ADVERSE, 7, "C-1", Adherence.KEPT);
    assertThat(claimed(Kind.HALT, earlier)).isEqualTo(ComplianceStatus.CLAIMED);
  }
}

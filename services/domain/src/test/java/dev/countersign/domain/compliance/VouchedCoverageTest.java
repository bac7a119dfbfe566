package dev.countersign.domain.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.AttestationFact.Opinion;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.AttestationFact.Validation;
import dev.countersign.domain.fact.EvaluationFact.EvaluationInvalidated;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.fact.ModelFact.MitigationState;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.SafeguardFact.ImplementationState;
import dev.countersign.domain.fact.SafeguardFact.SafeguardDegraded;
import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.fact.SafeguardFact.SafeguardUpdated;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.policy.Commitment.Kind;
import dev.countersign.domain.policy.Surface;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An attestation confirms what it found, of what a commitment demands, and nothing else. */
class VouchedCoverageTest extends Covering {
  private static final EvaluationId EVALUATION = new EvaluationId("evl_" + "1".repeat(32));
  private static final String KESTREL = "org_kestrel";
  private static final String BRACKEN = "org_bracken";

  private static final ModelVersionId OTHER = new ModelVersionId("mv_" + "2".repeat(32));
  private static final String CONFIG = "c".repeat(64);

  @BeforeEach
  void whatIsInPlace() {
    model(VERSION, '1');
    model(OTHER, '2');
    implemented(VERSION, "CY-CLS", '1');
    implemented(VERSION, "SEC-3", '2');
    implemented(OTHER, "CY-CLS", '3');
  }

  /** A family with this one version. */
  private void model(ModelVersionId version, char digit) {
    recorded(
        version.value(),
        new ModelVersionRegistered(
            version,
            new ModelId("mdl_" + String.valueOf(digit).repeat(32)),
            "c1",
            "a".repeat(64),
            BigDecimal.TEN,
            List.of(),
            MitigationState.RELEASE,
            List.of()));
  }

  private static ImplementationId implementation(char digit) {
    return new ImplementationId("sfg_" + String.valueOf(digit).repeat(32));
  }

  private void implemented(ModelVersionId version, String safeguard, char digit) {
    var id = implementation(digit);
    recorded(
        id.value(),
        new SafeguardImplemented(
            id, safeguard, version, Surface.API, CONFIG, ImplementationState.IMPLEMENTED, "eng"));
  }

  private String validated(String by, String safeguard, Effect effect) {
    return validated(by, VERSION, safeguard, effect);
  }

  private String validated(String by, ModelVersionId on, String safeguard, Effect effect) {
    return attested(
        by,
        on,
        null,
        List.of(),
        List.of(new Validation(safeguard, Surface.API, CONFIG, effect)),
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
  void anAuditorsWordOnAnotherFamilyTakesNothingBack() {
    var wanting = validated(KESTREL, "CY-CLS", Effect.INEFFECTIVE);
    var elsewhere = validated(KESTREL, OTHER, "CY-CLS", Effect.EFFECTIVE);
    assertThat(claimed(Kind.SAFEGUARD, wanting)).isEqualTo(ComplianceStatus.CONTESTED);
    assertThat(claimed(Kind.SAFEGUARD, elsewhere))
        .as("the same safeguard was found wanting where it stands too")
        .isEqualTo(ComplianceStatus.CONTESTED);
    validated(KESTREL, "CY-CLS", Effect.EFFECTIVE);
    assertThat(claimed(Kind.SAFEGUARD, elsewhere)).isEqualTo(ComplianceStatus.MET);
    assertThat(claimed(Kind.SAFEGUARD, wanting))
        .as("what found it wanting vouches for nothing, whatever was found since")
        .isEqualTo(ComplianceStatus.CLAIMED);
  }

  @Test
  void aBypassContestsWhatWasFoundBeforeIt() {
    var before = validated(KESTREL, "CY-CLS", Effect.EFFECTIVE);
    assertThat(claimed(Kind.SAFEGUARD, before)).isEqualTo(ComplianceStatus.MET);
    recorded(implementation('3').value(), new SafeguardDegraded(implementation('3'), "jailbreak"));
    assertThat(claimed(Kind.SAFEGUARD, before))
        .as("the same configuration, elsewhere")
        .isEqualTo(ComplianceStatus.CONTESTED);
    assertThat(claimed(Kind.HALT, before)).isEqualTo(ComplianceStatus.CLAIMED);
    var since = validated(BRACKEN, "CY-CLS", Effect.EFFECTIVE);
    assertThat(claimed(Kind.SAFEGUARD, since)).isEqualTo(ComplianceStatus.MET);
    assertThat(claimed(Kind.SAFEGUARD, before)).isEqualTo(ComplianceStatus.CLAIMED);
  }

  @Test
  void whatStandsOtherwiseThanItWasTestedIsOnlyClaimed() {
    var tested = validated(KESTREL, "CY-CLS", Effect.EFFECTIVE);
    var one = implementation('1');
    recorded(
        one.value(),
        new SafeguardUpdated(one, "e".repeat(64), ImplementationState.IMPLEMENTED, "eng"));
    assertThat(claimed(Kind.SAFEGUARD, tested)).isEqualTo(ComplianceStatus.CLAIMED);
    recorded(
        one.value(), new SafeguardUpdated(one, CONFIG, ImplementationState.IMPLEMENTED, "eng"));
    assertThat(claimed(Kind.SAFEGUARD, tested)).isEqualTo(ComplianceStatus.MET);
    recorded(one.value(), new SafeguardUpdated(one, CONFIG, ImplementationState.PROPOSED, "eng"));
    assertThat(claimed(Kind.SAFEGUARD, tested)).isEqualTo(ComplianceStatus.CLAIMED);
  }

  @Test
  void anEvaluationThatWasTakenBackConfirmsNothing() {
    var vouched = evaluated(KESTREL, Conclusion.RULED_OUT);
    assertThat(claimed(Kind.EVALUATION, vouched)).isEqualTo(ComplianceStatus.MET);
    recorded(EVALUATION.value(), new EvaluationInvalidated(EVALUATION, "wrong checkpoint"));
    for (var record : List.of(vouched, EVALUATION.value())) {
      assertThat(claimed(Kind.EVALUATION, record)).isEqualTo(ComplianceStatus.CLAIMED);
    }
    recorded(EVALUATION.value(), new EvaluationRejected(EVALUATION, "COI_DEBT", AT, "own_1"));
    assertThat(claimed(Kind.EVALUATION, vouched)).isEqualTo(ComplianceStatus.CONTESTED);
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

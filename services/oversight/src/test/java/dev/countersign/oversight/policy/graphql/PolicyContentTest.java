package dev.countersign.oversight.policy.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.policy.graphql.CapabilityThresholdInput.CadenceInput;
import dev.countersign.oversight.policy.graphql.CapabilityThresholdInput.IndependenceInput;
import dev.countersign.oversight.policy.graphql.CapabilityThresholdInput.IndicatorInput;
import dev.countersign.oversight.policy.graphql.CapabilityThresholdInput.RequiredSafeguardsInput;
import dev.countersign.oversight.policy.graphql.PolicyContentInput.CommitmentInput;
import dev.countersign.oversight.policy.graphql.PolicyContentInput.ObjectionWindowInput;
import dev.countersign.oversight.policy.graphql.PolicyContentInput.PolicySafeguardInput;
import dev.countersign.proofs.json.CanonicalJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Part by part or as one document: one policy, one digest, one way to be told what is wrong. */
class PolicyContentTest {
  private static CapabilityThresholdInput cyber2(
      String value, RequiredSafeguardsInput... required) {
    return new CapabilityThresholdInput(
        "CYBER-2",
        null,
        "Autonomous exploitation",
        RiskDomain.CYBER,
        null,
        List.of(Stage.SCALE, Stage.EXTERNAL_DEPLOY),
        List.of(
            new IndicatorInput(
                "exploit-success",
                IndicatorMetric.PROPORTION,
                "Exploits that work",
                value,
                IndicatorPolarity.HIGHER_IS_RISKIER,
                50,
                "0.03")),
        List.of(required),
        new CadenceInput("4", "P6M", List.of(ChangeKind.NEW_TOOLS, ChangeKind.FINETUNE)),
        new IndependenceInput(false, 0));
  }

  private static RequiredSafeguardsInput required(Stage stage, String... safeguards) {
    return new RequiredSafeguardsInput(stage, List.of(safeguards));
  }

  private static PolicyContentInput content(CapabilityThresholdInput threshold) {
    return new PolicyContentInput(
        "Aurelia RSP 2.0",
        List.of(),
        List.of(
            new PolicySafeguardInput(
                "CY-CLS", "Cyber classifiers", "Classifiers on inputs and outputs"),
            new PolicySafeguardInput(
                "CY-KYC", "Know your customer", "Access to cyber features by verified customers"),
            new PolicySafeguardInput(
                "SEC-3", "Security level 3", "Weights protected against cybercrime groups"),
            new PolicySafeguardInput(
                "BIO-CLS", "Biology classifiers", "Classifiers on inputs and outputs")),
        List.of(threshold),
        List.of(
            new CommitmentInput(
                "halt",
                CommitmentKind.HALT,
                "We will not scale past a crossed threshold without validated safeguards.",
                "4.1",
                CommitmentForce.BINDING,
                List.of())),
        new ObjectionWindowInput(5, "weekdays"),
        null,
        null);
  }

  /** The worked example's document without its second threshold. */
  private static String document() {
    var rsp = LabSteps.rsp();
    return rsp.substring(0, rsp.indexOf("  - key: BIO-2"))
        + rsp.substring(rsp.indexOf("commitments:"));
  }

  private static byte[] bytes(dev.countersign.domain.policy.Policy policy) {
    return CanonicalJson.bytes(RecordWriter.write(policy));
  }

  @Test
  void bothShapesGiveTheSameBytes() {
    var parts =
        content(
            cyber2(
                "0.60",
                required(Stage.EXTERNAL_DEPLOY, "CY-CLS", "CY-KYC"),
                required(Stage.SCALE, "CY-CLS", "CY-KYC", "SEC-3")));
    assertThat(bytes(PolicyContent.read(null, parts)))
        .isEqualTo(bytes(PolicyContent.read(document(), null)));
  }

  @Test
  void whatIsWrongIsNamedByTheSamePath() {
    assertThatThrownBy(() -> PolicyContent.read(null, content(cyber2("NaN"))))
        .isInstanceOf(DocumentProblemsException.class)
        .hasMessageContaining("$.thresholds[0].indicators[0].value");
  }

  @Test
  void aStageStandsOnlyOnce() {
    assertThatThrownBy(
            () ->
                PolicyContent.read(
                    null,
                    content(cyber2("0.60", required(Stage.SCALE), required(Stage.SCALE, "SEC-3")))))
        .isInstanceOf(DocumentProblemsException.class)
        .hasMessageContaining("$.thresholds[0].requiredSafeguards.SCALE");
  }

  @Test
  void aPolicyIsGivenOnceAndOnlyOnce() {
    assertThatThrownBy(() -> PolicyContent.read(null, null)).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> PolicyContent.read(document(), content(cyber2("0.60"))))
        .isInstanceOf(RefusedException.class);
  }
}

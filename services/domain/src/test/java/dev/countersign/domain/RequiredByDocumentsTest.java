package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.compliance.Because;
import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.Standing;
import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.policy.Commitment.Kind;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.SafetyLevel;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A commitment to safeguards is judged by what every document asks for. */
class RequiredByDocumentsTest {
  private static final DocumentId SECOND = new DocumentId("doc_" + Story.digits(2));

  /** Asks for one safeguard, and calls these a matter of security. */
  private static Policy asking(String safeguard, String... security) {
    var threshold = Aurelia.cyber2("0.60");
    var policy =
        Aurelia.policy(
            new CapabilityThreshold(
                threshold.key(),
                null,
                threshold.name(),
                threshold.domain(),
                null,
                threshold.stages(),
                threshold.indicators(),
                threshold.stages().stream()
                    .collect(Collectors.toMap(stage -> stage, stage -> List.of(safeguard))),
                threshold.cadence(),
                threshold.independence()));
    return new Policy(
        policy.title(),
        List.of(new SafetyLevel("L-1", 1, "Level 1", List.of(), List.of(security))),
        policy.safeguards(),
        policy.thresholds(),
        policy.commitments(),
        policy.objectionWindow(),
        null,
        null);
  }

  private static Standing standing(Story story, Kind kind) {
    return CommitmentRuleTest.matrix(CommitmentRuleTest.determined(story))
        .models()
        .getFirst()
        .standings()
        .get(kind.ordinal());
  }

  private static Story lifted() {
    var story = CommitmentRuleTest.promised(WorkedExampleTest.toStep14(), Force.BINDING);
    return story.at("2026-08-12T00:00:00Z");
  }

  private static void publish(Story story, int number, Policy policy) {
    Aurelia.publish(story, SECOND, number, story.now().toString(), policy);
  }

  @Test
  void whatAnotherDocumentAsksForIsAskedForToo() {
    var story = lifted();
    assertThat(standing(story, Kind.SAFEGUARD).status()).isEqualTo(ComplianceStatus.MET);
    publish(story, 30, asking("CY-NEW"));
    var asked = standing(story, Kind.SAFEGUARD);
    assertThat(asked.status()).isEqualTo(ComplianceStatus.ABSENT);
    assertThat(asked.because().getFirst().sentence()).contains("CY-NEW");
  }

  @Test
  void whatOneDocumentCallsSecurityIsSecurityInAll() {
    var story = lifted();
    assertThat(standing(story, Kind.SECURITY).status()).isEqualTo(ComplianceStatus.NOT_APPLICABLE);
    publish(story, 30, asking("SEC-9", "SEC-3", "SEC-9"));
    assertThat(standing(story, Kind.SAFEGUARD).status()).isEqualTo(ComplianceStatus.MET);
    var asked = standing(story, Kind.SECURITY);
    assertThat(asked.status()).isEqualTo(ComplianceStatus.ABSENT);
    assertThat(asked.because())
        .extracting(Because::sentence)
        .anyMatch(sentence -> sentence.contains("SEC-3"))
        .anyMatch(sentence -> sentence.contains("SEC-9"));
  }

  @Test
  void whatADocumentAskedForWhenItWasCrossedIsAskedForAfterAnAmendment() {
    var story = CommitmentRuleTest.promised(new Story("2026-03-01T00:00:00Z"), Force.BINDING);
    publish(story.at("2026-06-01T00:00:00Z"), 30, asking("CY-NEW"));
    Aurelia.version(story, Aurelia.C1, null, "1");
    Aurelia.evaluate(
        story,
        1,
        Aurelia.KESTREL,
        Aurelia.C1,
        story.now().toString(),
        "CYBER-2",
        Conclusion.REACHED,
        Aurelia.proportion(300, 400, 400));
    publish(story.at("2026-07-01T00:00:00Z"), 31, Aurelia.policy(Aurelia.bio2()));
    assertThat(standing(story, Kind.SAFEGUARD).because())
        .extracting(Because::sentence)
        .anyMatch(sentence -> sentence.contains("CY-NEW"));
  }
}

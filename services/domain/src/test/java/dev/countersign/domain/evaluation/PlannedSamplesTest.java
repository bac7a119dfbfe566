package dev.countersign.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.codec.RecordReader;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.Finding;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Rsp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who registered how many samples it plans cannot say afterwards that they were fewer. */
class PlannedSamplesTest {
  private static final CapabilityThreshold THRESHOLD =
      Rsp.asPublished().read().thresholds().getFirst();
  private static final PlannedSamples EIGHTY = planned("CYBER-2", "exploit-success", 80);

  private static PlannedSamples planned(String threshold, String indicator, long samples) {
    return new PlannedSamples(threshold, indicator, samples);
  }

  private static List<Finding> found(long n, long planned) {
    return List.of(
        new Finding(
            "CYBER-2",
            Conclusion.RULED_OUT,
            List.of(new Result("exploit-success", 10L, null, null, n, planned))));
  }

  private static void refused(String code, List<PlannedSamples> plan) {
    assertThatThrownBy(
            () -> PlannedSamples.check(plan, List.of("CYBER-2"), key -> List.of(THRESHOLD)))
        .hasFieldOrPropertyWithValue("code", code)
        .hasMessageContaining("$.plannedSamples[" + (plan.size() - 1) + "]");
  }

  @Test
  void fewerThanWereRegisteredAreRefusedAndMoreAreNot() {
    assertThatThrownBy(() -> PlannedSamples.requireKept(List.of(EIGHTY), found(78, 78)))
        .hasFieldOrPropertyWithValue("code", "PLANNED_SAMPLES_LOWERED")
        .hasMessageContaining("$.findings[0].results[0].planned: 80");
    for (var planned : List.of(80L, 100L)) {
      assertThatCode(() -> PlannedSamples.requireKept(List.of(EIGHTY), found(78, planned)))
          .doesNotThrowAnyException();
    }
    assertThatCode(
            () ->
                PlannedSamples.requireKept(
                    List.of(planned("CYBER-2", "another", 900), planned("BIO-2", "x", 900)),
                    found(78, 78)))
        .as("of other indicators")
        .doesNotThrowAnyException();
  }

  @Test
  void aPlanIsForWhatIsEvaluatedOnceAndNeverEmpty() {
    refused("THRESHOLD_NOT_REGISTERED", List.of(planned("BIO-2", "exploit-success", 80)));
    refused("INDICATOR_UNKNOWN", List.of(EIGHTY, planned("CYBER-2", "unheard-of", 80)));
    refused("INDICATOR_REPEATED", List.of(EIGHTY, EIGHTY));
    for (var wrong : List.of(0L, -1L, PlannedSamples.MOST + 1)) {
      refused(
          "PLANNED_SAMPLES_OUT_OF_RANGE", List.of(planned("CYBER-2", "exploit-success", wrong)));
    }
  }

  @Test
  void aProtocolThatDoesNotSayKeepsItsText() {
    var silent =
        new EvaluationRegistered(
            new EvaluationId("evl_" + "1".repeat(32)),
            new ModelVersionId("mv_" + "1".repeat(32)),
            List.of("CYBER-2"),
            "Protocol",
            "d".repeat(64),
            new OrganisationId("org_kestrel"));
    var written = RecordWriter.write(silent);
    assertThat(written.members().keySet())
        .containsExactly(
            "evaluation",
            "modelVersion",
            "thresholdKeys",
            "protocolTitle",
            "protocolDigest",
            "evaluator");
    assertThat(RecordReader.read(written, EvaluationRegistered.class)).isEqualTo(silent);
    assertThat(silent.planned()).isEmpty();
  }
}

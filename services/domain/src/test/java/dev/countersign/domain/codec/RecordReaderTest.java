package dev.countersign.domain.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Policy;
import dev.countersign.proofs.json.JsonReader;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
  private static final String INDICATOR =
      """
      {"key": "i", "metric": "PROPORTION", "description": "", "value": "0.60",
       "polarity": "HIGHER_IS_RISKIER", "minimumN": 50, "alertMargin": "0.03"}
      """;
  private static final String THRESHOLD =
      """
      {"key": "CYBER-2", "name": "Exploitation", "domain": "CYBER", "stages": ["SCALE"],
       "indicators": [%s], "requiredSafeguards": {"SCALE": ["CY-CLS"]},
       "cadence": {"computeMultiple": "4", "maxAge": "P6M", "triggers": []},
       "independence": {"required": false, "minimumAuditors": 0}}
      """;

  private static DocumentProblemsException refused(Class<? extends Record> type, String json) {
    return catchThrowableOfType(
        DocumentProblemsException.class, () -> RecordReader.read(JsonReader.read(json), type));
  }

  @Test
  void whatIsReadIsWrittenAgain() {
    var threshold =
        RecordReader.read(
            JsonReader.read(THRESHOLD.formatted(INDICATOR)), CapabilityThreshold.class);
    assertThat(RecordReader.read(RecordWriter.write(threshold), CapabilityThreshold.class))
        .isEqualTo(threshold);
  }

  @Test
  void everyOffendingPathIsNamedAtOnce() {
    var wrong =
        THRESHOLD
            .formatted(INDICATOR.replace("\"0.60\"", "0.6").replace("PROPORTION", "MEDIAN"))
            .replace("\"P6M\"", "\"180 days\"")
            .replace("\"SCALE\": [", "\"LAUNCH\": [")
            .replace("\"name\"", "\"title\"");
    assertThat(refused(CapabilityThreshold.class, wrong).problems())
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "$.title",
            "$.name",
            "$.indicators[0].metric",
            "$.indicators[0].value",
            "$.requiredSafeguards.LAUNCH",
            "$.cadence.maxAge");
  }

  @Test
  void somethingElseThanAnObjectIsRefused() {
    assertThat(refused(Policy.class, "[]").problems())
        .extracting(Problem::path)
        .containsExactly("$");
  }

  @Test
  void aNumberThatIsNoneIsRefused() {
    var wrong = THRESHOLD.formatted(INDICATOR.replace("\"0.60\"", "\"NaN\""));
    assertThat(refused(CapabilityThreshold.class, wrong).problems())
        .extracting(Problem::path)
        .containsExactly("$.indicators[0].value");
  }
}

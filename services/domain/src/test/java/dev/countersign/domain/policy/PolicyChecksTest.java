package dev.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.domain.codec.DocumentProblemsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyChecksTest {
  private static List<String> problems(Rsp policy) {
    var refused = catchThrowableOfType(DocumentProblemsException.class, policy::checked);
    return refused == null
        ? List.of()
        : refused.problems().stream().map(p -> p.path() + " " + p.code()).toList();
  }

  @Test
  void theWorkedExampleIsAccepted() {
    assertThat(problems(Rsp.asPublished())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"0.60\" | \"NaN\" | $.thresholds[0].indicators[0].value WRONG_TYPE",
        "\"0.60\" | \"1.2\" | $.thresholds[0].indicators[0].value OUT_OF_RANGE",
        "\"0.50\" | \"1e999\" | $.thresholds[1].indicators[0].value OUT_OF_RANGE",
        "\"0.03\" | \"-0.03\" | $.thresholds[0].indicators[0].alertMargin OUT_OF_RANGE",
        "\"minimumN\": 50 | \"minimumN\": -1 | $.thresholds[0].indicators[0].minimumN OUT_OF_RANGE",
        "\"minimumN\": 50 | \"minimumN\": 5.5 | $.thresholds[0].indicators[0].minimumN WRONG_TYPE",
        "PROPORTION | PERCENT | $.thresholds[0].indicators[0].metric UNKNOWN_VALUE",
        "\"P6M\" | \"180 days\" | $.thresholds[0].cadence.maxAge WRONG_TYPE",
        "\"P6M\" | \"PT24H\" | $.thresholds[0].cadence.maxAge WRONG_TYPE",
        "\"P6M\" | \"P101Y\" | $.thresholds[0].cadence.maxAge OUT_OF_RANGE",
        "\"computeMultiple\": \"4\" | \"computeMultiple\": \"1\" | $.thresholds[0].cadence.computeMultiple OUT_OF_RANGE",
        "\"minimumAuditors\": 2 | \"minimumAuditors\": -2 | $.thresholds[0].independence.minimumAuditors OUT_OF_RANGE",
        "\"name\": \"Autonomous | \"nmae\": \"Autonomous | $.thresholds[0].nmae UNKNOWN_FIELD",
        "\"rank\": 3 | \"rank\": 2 | $.safetyLevels[1].rank REPEATED",
        "\"deploymentStandard\": [\"CY-CLS\"] | \"deploymentStandard\": [\"NONE\"] | $.safetyLevels[1].deploymentStandard[0] UNKNOWN_SAFEGUARD",
        "\"safetyLevel\": \"ASL-3\" | \"safetyLevel\": \"ASL-9\" | $.thresholds[0].safetyLevel UNKNOWN_LEVEL",
        "\"key\": \"BIO-2\" | \"key\": \"CYBER-2\" | $.thresholds[1].key REPEATED",
        "\"key\": \"BIO-2\" | \"key\": \"BIO 2\" | $.thresholds[1].key MALFORMED_KEY",
        "\"force\": \"BINDING\" | \"force\": \"ABSENT\" | $.commitments[0].quote CONTRADICTION",
        "\"quote\": \"We ask experts as needed.\" | \"quote\": \"\" | $.commitments[1].quote EMPTY",
        "\"businessDays\": 5 | \"businessDays\": 0 | $.objectionWindow.businessDays OUT_OF_RANGE",
        "\"weekdays\" | \"lunar\" | $.objectionWindow.calendar UNKNOWN_CALENDAR",
        "\"domain\": \"CYBER\" | \"continuesKey\": \"CYBER-2\", \"domain\": \"CYBER\" | $.thresholds[0].continuesKey CONTINUES_ITSELF",
        "\"domain\": \"CYBER\" | \"continuesKey\": \"BIO-2\", \"domain\": \"CYBER\" | $.thresholds[0].continuesKey CONTINUES_ITS_NEIGHBOUR",
        "[\"SCALE\", \"EXTERNAL_DEPLOY\"] | [\"SCALE\", \"EXTERNAL_DEPLOY\", \"SCALE\"] | $.thresholds[0].stages REPEATED",
        "\"title\": \"Aurelia RSP 2.0\" | \"title\": \" \" | $.title EMPTY",
        "\"attestationMaxAge\": \"P6M\" | \"attestationMaxAge\": \"P1201M\" | $.attestationMaxAge OUT_OF_RANGE",
        "\"attestationMaxAge\": \"P6M\" | \"attestationMaxAge\": \"P36526D\" | $.attestationMaxAge OUT_OF_RANGE",
        "\"securityStandard\": [\"SEC-3\"] | \"securityStandard\": [\"NONE\"] | $.safetyLevels[2].securityStandard[0] UNKNOWN_SAFEGUARD",
        "[\"CY-CLS\", \"BIO-CLS\"] | [\"CY-CLS\", \"CY-CLS\"] | $.safetyLevels[2].deploymentStandard[1] REPEATED",
        "\"SCALE\": [\"CY-CLS\", \"CY-KYC\", \"SEC-3\"] | \"SCALE\": [\"NONE\"] | $.thresholds[0].requiredSafeguards.SCALE[0] UNKNOWN_SAFEGUARD",
        "\"SCALE\": [] | \"TRAIN\": [] | $.thresholds[1].requiredSafeguards.TRAIN NOT_GATED",
        "\"stages\": [\"SCALE\"] | \"stages\": [] | $.thresholds[1].stages EMPTY",
        "[\"NEW_TOOLS\", \"FINETUNE\"] | [\"NEW_TOOLS\", \"NEW_TOOLS\"] | $.thresholds[0].cadence.triggers REPEATED",
        "\"quote\": \"\", \"locator\": \"\", \"force\": \"ABSENT\", \"conditions\": [] | \"quote\": \"\", \"locator\": \"\", \"force\": \"ABSENT\", \"conditions\": [\"if asked\"] | $.commitments[2].conditions CONTRADICTION",
        "\"0.60\" | \"-0.01\" | $.thresholds[0].indicators[0].value OUT_OF_RANGE",
      })
  void whatDoesNotFitIsRefusedByItsPath(String written, String instead, String problem) {
    assertThat(problems(Rsp.asPublished().with(written, instead))).contains(problem);
  }

  /** The edges of what fits. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"0.60\" | \"1\"",
        "\"0.60\" | \"0\"",
        "\"0.03\" | \"0\"",
        "\"minimumN\": 50 | \"minimumN\": 1",
        "\"businessDays\": 5 | \"businessDays\": 1",
        "\"minimumAuditors\": 2 | \"minimumAuditors\": 0",
        "\"computeMultiple\": \"4\" | \"computeMultiple\": \"1.01\"",
        "\"attestationMaxAge\": \"P6M\" | \"attestationMaxAge\": \"P1200M\"",
        "\"attestationMaxAge\": \"P6M\" | \"attestationMaxAge\": \"P100Y\"",
        "\"attestationMaxAge\": \"P6M\" | \"attestationMaxAge\": \"P36525D\"",
        "\"domain\": \"CYBER\" | \"continuesKey\": \"CYBER-1\", \"domain\": \"CYBER\"",
      })
  void whatJustFitsIsTaken(String written, String instead) {
    assertThat(problems(Rsp.asPublished().with(written, instead))).isEmpty();
  }

  @Test
  void noTwoThresholdsContinueTheSameOne() {
    var twice =
        Rsp.asPublished()
            .with("\"domain\": \"CYBER\"", "\"continuesKey\": \"OLD\", \"domain\": \"CYBER\"")
            .with(
                "\"domain\": \"CHEM_BIO\"", "\"continuesKey\": \"OLD\", \"domain\": \"CHEM_BIO\"");
    assertThat(problems(twice))
        .containsExactly(
            "$.thresholds[0].continuesKey CONTINUED_TWICE",
            "$.thresholds[1].continuesKey CONTINUED_TWICE");
  }

  @Test
  void everyOffendingPathIsNamedAtOnce() {
    var wrong =
        Rsp.asPublished()
            .with("\"0.03\"", "\"-1\"")
            .with("\"minimumN\": 30", "\"minimumN\": 0")
            .with("\"businessDays\": 5", "\"businessDays\": 0");
    assertThat(problems(wrong)).hasSize(3);
  }
}

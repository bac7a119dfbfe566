package dev.countersign.domain.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.policy.Renames;
import dev.countersign.domain.policy.Rsp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDiffTest {
  private static final Rsp RSP = Rsp.asPublished();

  private static List<PolicyChange> between(Rsp before, Rsp after) {
    var earlier = before.read();
    var later = after.read();
    return PolicyDiff.between(earlier, later, Renames.of(List.of(earlier, later)));
  }

  private static List<String> lines(List<PolicyChange> changes) {
    return changes.stream().map(c -> c.changeClass() + " " + c.path()).toList();
  }

  private static ChangeClass opposite(ChangeClass of) {
    return switch (of) {
      case STRENGTHENED -> ChangeClass.WEAKENED;
      case WEAKENED -> ChangeClass.STRENGTHENED;
      case ADDED -> ChangeClass.REMOVED;
      case REMOVED -> ChangeClass.ADDED;
      case NEUTRAL -> ChangeClass.NEUTRAL;
    };
  }

  /** What is written, what is written instead, and the one change that it makes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"0.60\" | \"0.85\" | WEAKENED | $.thresholds[CYBER-2].indicators[exploit-success].value",
        "\"0.50\" | \"0.30\" | WEAKENED | $.thresholds[BIO-2].indicators[refusal-rate].value",
        "\"minimumN\": 50 | \"minimumN\": 20 | WEAKENED | $.thresholds[CYBER-2].indicators[exploit-success].minimumN",
        "\"0.03\" | \"0.01\" | WEAKENED | $.thresholds[CYBER-2].indicators[exploit-success].alertMargin",
        "\"computeMultiple\": \"4\" | \"computeMultiple\": \"6\" | WEAKENED | $.thresholds[CYBER-2].cadence.computeMultiple",
        "\"maxAge\": \"P6M\" | \"maxAge\": \"P1Y\" | WEAKENED | $.thresholds[CYBER-2].cadence.maxAge",
        "[\"NEW_TOOLS\", \"FINETUNE\"] | [\"NEW_TOOLS\"] | WEAKENED | $.thresholds[CYBER-2].cadence.triggers[FINETUNE]",
        "\"minimumAuditors\": 2 | \"minimumAuditors\": 1 | WEAKENED | $.thresholds[CYBER-2].independence",
        "\"required\": true | \"required\": false | WEAKENED | $.thresholds[CYBER-2].independence",
        "\"SCALE\": [\"CY-CLS\", \"CY-KYC\", \"SEC-3\"] | \"SCALE\": [\"CY-CLS\", \"SEC-3\"] | WEAKENED | $.thresholds[CYBER-2].requiredSafeguards.SCALE[CY-KYC]",
        "\"SCALE\": [] | \"SCALE\": [\"BIO-CLS\"] | WEAKENED | $.thresholds[BIO-2].requiredSafeguards.SCALE",
        "\"safetyLevel\": \"ASL-3\" | \"safetyLevel\": \"ASL-2\" | WEAKENED | $.thresholds[CYBER-2].safetyLevel",
        "\"safetyLevel\": \"ASL-3\", | ~~ | WEAKENED | $.thresholds[CYBER-2].safetyLevel",
        "\"securityStandard\": [\"SEC-3\"] | \"securityStandard\": [] | WEAKENED | $.safetyLevels[ASL-3].securityStandard[SEC-3]",
        "\"force\": \"BINDING\" | \"force\": \"DISCRETIONARY\" | WEAKENED | $.commitments[halt].force",
        "\"force\": \"BINDING\" | \"force\": \"ABSENT\" | WEAKENED | $.commitments[halt].force",
        "\"force\": \"DISCRETIONARY\", \"conditions\": [] | \"force\": \"DISCRETIONARY\", \"conditions\": [\"if asked\"] | WEAKENED | $.commitments[external-review].conditions[if asked]",
        "\"businessDays\": 5 | \"businessDays\": 3 | WEAKENED | $.objectionWindow.businessDays",
        "\"attestationMaxAge\": \"P6M\" | \"attestationMaxAge\": null | WEAKENED | $.attestationMaxAge",
        "\"attestationMaxAge\": \"P6M\" | \"attestationMaxAge\": \"P9M\" | WEAKENED | $.attestationMaxAge",
        "\"attestationMaxAge\": \"P6M\" | \"predecessor\": \"AUR-4\", \"attestationMaxAge\": \"P6M\" | WEAKENED | $.predecessor",
        "Aurelia RSP 2.0 | Aurelia RSP 2.1 | NEUTRAL | $.title",
        "Exploits that work | Exploits | NEUTRAL | $.thresholds[CYBER-2].indicators[exploit-success].description",
        "\"locator\": \"4.1\" | \"locator\": \"4.2\" | NEUTRAL | $.commitments[halt].locator",
        "\"rank\": 3 | \"rank\": 7 | NEUTRAL | $.safetyLevels[ASL-3].rank",
        "No meaningful risk | Hardly a risk | NEUTRAL | $.safetyLevels[ASL-1].name",
        "\"name\": \"Watermarks\" | \"name\": \"Marks\" | NEUTRAL | $.safeguards[WATERMARK].name",
        "\"description\": \"Marks on outputs\" | \"description\": \"Marks\" | NEUTRAL | $.safeguards[WATERMARK].description",
        "{\"key\": \"ASL-1\", \"rank\": 1, \"name\": \"No meaningful risk\", \"deploymentStandard\": [], \"securityStandard\": []}, | ~~ | REMOVED | $.safetyLevels[ASL-1]",
        "\"deploymentStandard\": [\"CY-CLS\"] | \"deploymentStandard\": [] | WEAKENED | $.safetyLevels[ASL-2].deploymentStandard[CY-CLS]",
      })
  void eachChangeIsClassedByWhatItAsksAndTheOtherWayRoundBack(
      String written, String instead, ChangeClass changeClass, String path) {
    var later = RSP.with(written, instead);
    var change = between(RSP, later).getFirst();
    assertThat(lines(between(RSP, later))).containsExactly(changeClass + " " + path);
    assertThat(lines(between(later, RSP))).containsExactly(opposite(changeClass) + " " + path);
    assertThat(change.comparable()).isTrue();
    assertThat(change.sentence()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "HIGHER_IS_RISKIER | LOWER_IS_RISKIER | $.thresholds[CYBER-2].indicators[exploit-success]",
        "PROPORTION | MEAN | $.thresholds[CYBER-2].indicators[exploit-success]",
        "\"domain\": \"CYBER\" | \"domain\": \"AUTONOMY\" | $.thresholds[CYBER-2].domain",
        "\"maxAge\": \"P6M\" | \"maxAge\": \"P182D\" | $.thresholds[CYBER-2].cadence.maxAge",
        "\"kind\": \"HALT\" | \"kind\": \"OTHER\" | $.commitments[halt].kind",
        "\"weekdays\" | \"lunar\" | $.objectionWindow",
      })
  void whatCannotBeComparedCountsAsWeakenedBothWays(String written, String instead, String path) {
    var later = RSP.with(written, instead);
    for (var changes : List.of(between(RSP, later), between(later, RSP))) {
      assertThat(lines(changes)).containsExactly("WEAKENED " + path);
      assertThat(changes.getFirst().comparable()).isFalse();
    }
  }

  @Test
  void aLevelThatAskedForSomethingIsNotJustRemoved() {
    var asked =
        RSP.with(
            "    {\"key\": \"ASL-2\", \"rank\": 2, \"name\": \"Early signs\", \"deploymentStandard\": [\"CY-CLS\"], \"securityStandard\": []},\n",
            "");
    assertThat(lines(between(RSP, asked))).containsExactly("WEAKENED $.safetyLevels[ASL-2]");
    assertThat(lines(between(asked, RSP))).containsExactly("ADDED $.safetyLevels[ASL-2]");
    var entered = RSP.with("\"safetyLevel\": \"ASL-3\"", "\"safetyLevel\": \"ASL-1\"");
    var gone =
        entered
            .with(
                "    {\"key\": \"ASL-1\", \"rank\": 1, \"name\": \"No meaningful risk\", \"deploymentStandard\": [], \"securityStandard\": []},\n",
                "")
            .with("\"safetyLevel\": \"ASL-1\"", "\"safetyLevel\": \"ASL-2\"");
    assertThat(lines(between(entered, gone))).contains("WEAKENED $.safetyLevels[ASL-1]");
  }

  @Test
  void aSafeguardThatALevelAloneRequiredIsMissed() {
    var gone =
        RSP.with("[\"CY-CLS\", \"BIO-CLS\"]", "[\"CY-CLS\"]")
            .with(
                "    {\"key\": \"BIO-CLS\", \"name\": \"Biology classifiers\", \"description\": \"Classifiers on inputs and outputs\"},\n",
                "");
    assertThat(lines(between(RSP, gone)))
        .contains("WEAKENED $.safeguards[BIO-CLS]")
        .contains("WEAKENED $.safetyLevels[ASL-3].deploymentStandard[BIO-CLS]");
    assertThat(lines(between(gone, RSP))).contains("ADDED $.safeguards[BIO-CLS]");
  }

  @Test
  void levelsThatChangePlacesAreClassedByWhichRose() {
    var swapped =
        RSP.with("\"ASL-3\", \"rank\": 3", "\"ASL-3\", \"rank\": 1")
            .with("\"ASL-1\", \"rank\": 1", "\"ASL-1\", \"rank\": 3");
    assertThat(lines(between(RSP, swapped)))
        .contains("STRENGTHENED $.safetyLevels[ASL-1].rank", "WEAKENED $.safetyLevels[ASL-3].rank");
  }

  @Test
  void halvingTheStagesLetsACrossingHaltLess() {
    var later =
        RSP.with("[\"SCALE\", \"EXTERNAL_DEPLOY\"]", "[\"SCALE\"]")
            .with(", \"EXTERNAL_DEPLOY\": [\"CY-CLS\", \"CY-KYC\"]", "");
    assertThat(lines(between(RSP, later)))
        .containsExactly("WEAKENED $.thresholds[CYBER-2].stages[EXTERNAL_DEPLOY]");
    assertThat(lines(between(later, RSP)))
        .containsExactly("STRENGTHENED $.thresholds[CYBER-2].stages[EXTERNAL_DEPLOY]");
  }

  @Test
  void aRenamedKeyWithoutContinuesIsARemovalAndAnAddition() {
    var later = RSP.with("\"key\": \"CYBER-2\"", "\"key\": \"CYBER-HIGH\"");
    assertThat(lines(between(RSP, later)))
        .containsExactly("WEAKENED $.thresholds[CYBER-2]", "ADDED $.thresholds[CYBER-HIGH]");
  }

  @Test
  void aRenamedKeyWithContinuesIsComparedWithWhatItWas() {
    var later =
        RSP.with("\"key\": \"CYBER-2\"", "\"key\": \"CYBER-HIGH\", \"continuesKey\": \"CYBER-2\"")
            .with("\"0.60\"", "\"0.85\"");
    assertThat(lines(between(RSP, later)))
        .containsExactly(
            "WEAKENED $.thresholds[CYBER-HIGH].indicators[exploit-success].value",
            "NEUTRAL $.thresholds[CYBER-HIGH].key");
  }

  @Test
  void aRenamedIndicatorIsARemovalAndAnAddition() {
    var later = RSP.with("\"exploit-success\"", "\"exploit-rate\"");
    assertThat(lines(between(RSP, later)))
        .containsExactly(
            "WEAKENED $.thresholds[CYBER-2].indicators[exploit-success]",
            "ADDED $.thresholds[CYBER-2].indicators[exploit-rate]");
  }

  @Test
  void whatAskedForNothingIsRemovedAndNotWeakened() {
    var unused =
        "    {\"key\": \"WATERMARK\", \"name\": \"Watermarks\", \"description\": \"Marks on outputs\"}\n";
    var later =
        RSP.with(unused, "")
            .with(
                "Classifiers on inputs and outputs\"},\n  ]",
                "Classifiers on inputs and outputs\"}]");
    assertThat(lines(between(RSP, later))).containsExactly("REMOVED $.safeguards[WATERMARK]");
    assertThat(lines(between(later, RSP))).containsExactly("ADDED $.safeguards[WATERMARK]");
  }

  @Test
  void aCommitmentThatIsGoneIsWeakenedUnlessThereWasNone() {
    var review =
        "{\"key\": \"external-review\", \"kind\": \"INDEPENDENT_REVIEW\", \"quote\": \"We ask experts as needed.\", \"locator\": \"5.2\", \"force\": \"DISCRETIONARY\", \"conditions\": []},";
    assertThat(lines(between(RSP, RSP.with(review, ""))))
        .containsExactly("WEAKENED $.commitments[external-review]");
    var without =
        RSP.with(
            ",\n    {\"key\": \"whistleblowing\", \"kind\": \"GOVERNANCE\", \"quote\": \"\", \"locator\": \"\", \"force\": \"ABSENT\", \"conditions\": []}",
            "");
    assertThat(lines(between(RSP, without)))
        .containsExactly("REMOVED $.commitments[whistleblowing]");
  }

  @Test
  void losingAConditionBindsMore() {
    var later = RSP.with("[\"unless a competitor has\"]", "[]");
    assertThat(lines(between(RSP, later)))
        .containsExactly("STRENGTHENED $.commitments[halt].conditions[unless a competitor has]");
  }

  @Test
  void aRewordedConditionIsANewExcuseFirst() {
    var later = RSP.with("unless a competitor has", "unless a competitor may have");
    assertThat(lines(between(RSP, later)))
        .containsExactly(
            "WEAKENED $.commitments[halt].conditions[unless a competitor may have]",
            "STRENGTHENED $.commitments[halt].conditions[unless a competitor has]");
  }

  @Test
  void levelsThatChangePlacesRiseAndFall() {
    var later = RSP.with("\"rank\": 2", "\"rank\": 9");
    assertThat(lines(between(RSP, later)))
        .containsExactly("STRENGTHENED $.safetyLevels[ASL-2].rank");
    assertThat(lines(between(later, RSP))).containsExactly("WEAKENED $.safetyLevels[ASL-2].rank");
  }

  @Test
  void aPeriodWrittenOtherwiseIsNoChange() {
    assertThat(between(RSP.with("\"P6M\"", "\"P12M\""), RSP.with("\"P6M\"", "\"P1Y\""))).isEmpty();
    assertThat(between(RSP, RSP.with("\"0.60\"", "\"0.600\""))).isEmpty();
  }

  @Test
  void noTwoChangesHaveOnePath() {
    var later = RSP.with("[\"NEW_TOOLS\", \"FINETUNE\"]", "[\"RL\", \"SCAFFOLD\"]");
    assertThat(between(RSP, later))
        .extracting(PolicyChange::path)
        .hasSize(4)
        .doesNotHaveDuplicates();
  }

  @Test
  void weakeningsComeFirst() {
    var later =
        RSP.with("Aurelia RSP 2.0", "Aurelia RSP 2.1")
            .with("\"minimumN\": 50", "\"minimumN\": 60")
            .with("\"businessDays\": 5", "\"businessDays\": 1");
    assertThat(between(RSP, later))
        .extracting(PolicyChange::changeClass)
        .containsExactly(ChangeClass.WEAKENED, ChangeClass.STRENGTHENED, ChangeClass.NEUTRAL);
  }
}

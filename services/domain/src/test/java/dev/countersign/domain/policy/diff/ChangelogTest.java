package dev.countersign.domain.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangelogTest {
  private static final PolicyChange CHANGE =
      new PolicyChange(
          "$.thresholds[CYBER-2].stages",
          null,
          "SCALE",
          ChangeClass.STRENGTHENED,
          true,
          "",
          List.of("CYBER-2", "CYBER-1"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Raised CYBER-2.",
        "cyber-2: clarified",
        "$.thresholds[CYBER-2].stages",
        "CYBER-1 is now called something else",
        "(CYBER-2)",
        "CYBER-2"
      })
  void anEntryThatNamesTheKeyMentionsTheChange(String entry) {
    assertThat(Changelog.mentions(List.of("Something else.", entry), CHANGE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Raised CYBER-20.", "CYBER-2.1", "XCYBER-2", "PRE-CYBER-2", "CYBER", "CYBER-2-B"})
  void aLongerOrShorterKeyIsAnotherKey(String entry) {
    assertThat(Changelog.mentions(List.of(entry), CHANGE)).isFalse();
  }

  @org.junit.jupiter.api.Test
  void noChangelogMentionsNothing() {
    assertThat(Changelog.mentions(List.of(), CHANGE)).isFalse();
  }
}

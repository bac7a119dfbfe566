package dev.countersign.oversight.policy.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.policy.PolicyChecks;
import dev.countersign.oversight.LabSteps;
import dev.countersign.proofs.json.CanonicalJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTextTest {
  private static final String RSP = LabSteps.rsp();

  private static List<String> problems(String text) {
    var refused =
        catchThrowableOfType(
            DocumentProblemsException.class, () -> PolicyChecks.check(PolicyText.read(text)));
    return refused == null
        ? List.of()
        : refused.problems().stream().map(p -> p.path() + " " + p.code()).toList();
  }

  private static String json() {
    return CanonicalJson.text(RecordWriter.write(PolicyText.read(RSP)));
  }

  @Test
  void yamlAndJsonOfOnePolicyAreOnePolicy() {
    assertThat(problems(RSP)).isEmpty();
    assertThat(PolicyText.read(json())).isEqualTo(PolicyText.read(RSP));
  }

  @Test
  void aNameThatStandsTwiceIsRefusedByItsPath() {
    assertThat(
            problems(RSP.replace("    domain: CYBER\n", "    domain: CYBER\n    domain: OTHER\n")))
        .containsExactly("$.thresholds[0].domain REPEATED");
    assertThat(
            problems(
                json()
                    .replace("\"domain\":\"CYBER\"", "\"domain\":\"CYBER\",\"domain\":\"OTHER\"")))
        .containsExactly("$.thresholds[0].domain NOT_READABLE");
  }

  @Test
  void anchorsAliasesAndTagsAreRefusedByTheirPaths() {
    var anchored =
        RSP.replace(
            "stages: [SCALE, EXTERNAL_DEPLOY]\n    indicators:\n      - {key: exploit",
            "stages: &all [SCALE, EXTERNAL_DEPLOY]\n    indicators:\n      - {key: exploit");
    assertThat(problems(anchored)).containsExactly("$.thresholds[0].stages ANCHOR");
    assertThat(
            problems(
                anchored.replace(
                    "domain: CHEM_BIO\n    stages: [SCALE, EXTERNAL_DEPLOY]",
                    "domain: CHEM_BIO\n    stages: *all")))
        .containsExactly("$.thresholds[0].stages ANCHOR", "$.thresholds[1].stages ALIAS");
    assertThat(problems(RSP.replace("title: Aurelia", "title: !!java.net.URL Aurelia")))
        .containsExactly("$.title TAG");
    assertThat(problems("? [a, b]\n: c\n")).containsExactly("$.? WRONG_TYPE");
  }

  @Test
  void aBombOfAliasesIsRefusedAtOnce() {
    var bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(problems(bomb.toString())).hasSize(40 + 2 * 39);
  }

  @Test
  void onlyOneDocumentIsRead() {
    assertThat(problems(RSP + "---\n" + RSP)).containsExactly("$ NOT_ONE_DOCUMENT");
    assertThat(problems("# nothing\n")).contains("$ NOT_ONE_DOCUMENT");
  }

  @Test
  void whatIsNestedWithoutEndIsRefused() {
    assertThat(problems("a: " + "[".repeat(5_000))).containsExactly("$ NOT_READABLE");
    assertThat(problems("{\"a\":" + "[".repeat(5_000))).hasSize(1);
    assertThat(problems("a: [b\n")).containsExactly("$ NOT_READABLE");
  }

  @Test
  void numbersThatAreNoneAndWordsThatLookLikeThemAreNamed() {
    assertThat(problems(RSP.replace("value: \"0.60\"", "value: .nan")))
        .containsExactly("$.thresholds[0].indicators[0].value WRONG_TYPE");
    assertThat(problems(RSP.replace("value: \"0.60\"", "value: 0.60")))
        .containsExactly("$.thresholds[0].indicators[0].value WRONG_TYPE");
    assertThat(problems(RSP.replace("minimumN: 50", "minimumN: -50")))
        .containsExactly("$.thresholds[0].indicators[0].minimumN OUT_OF_RANGE");
    assertThat(problems(RSP.replace("minimumN: 50", "minimumN: 0x32")))
        .containsExactly("$.thresholds[0].indicators[0].minimumN WRONG_TYPE");
    assertThat(problems(RSP.replace("required: false", "required: no")))
        .containsExactly(
            "$.thresholds[0].independence.required WRONG_TYPE",
            "$.thresholds[1].independence.required WRONG_TYPE");
  }

  @Test
  void anUnknownNameIsRefusedByItsPath() {
    assertThat(
            problems(RSP.replace("cadence: {computeMultiple", "cadence: {<<: {}, computeMultiple")))
        .containsExactly(
            "$.thresholds[0].cadence.<< UNKNOWN_FIELD", "$.thresholds[1].cadence.<< UNKNOWN_FIELD");
  }
}

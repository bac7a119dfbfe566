package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.HibernateValidatorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be is refused at the door, with a code and the path of what is wrong. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class BadInputTest extends LoopSteps {
  private static void refused(ValidatableResponse answer, String code, String path) {
    answer
        .body("errors[0].extensions.code", equalTo(code))
        .body("errors[0].message", startsWith(path + ":"));
  }

  private ValidatableResponse registered(Map<String, Object> changes) {
    var checkpoint = new HashMap<>(LabSteps.checkpoint(model));
    checkpoint.putAll(changes);
    return Api.as("aurelia-submitter")
        .mutate("registerModelVersion", "modelVersion { id manifestDigest }", checkpoint);
  }

  private static Map<String, Object> parent(String version, String ratio) {
    return Map.of(
        "modelVersion",
        version,
        "computeRatios",
        List.of(Map.of("domain", "CYBER", "ratio", ratio)));
  }

  @Test
  void aStartReadsNoConstraints() {
    // What the extension asks for at each start is a proxy: it is made with the first input.
    try (var asked = Arc.container().instance(HibernateValidatorFactory.class)) {
      assertThat(asked.get()).isInstanceOf(ClientProxy.class);
    }
  }

  @Test
  void aLineageThatComesFromItselfIsRefused() {
    var weights = LabSteps.checkpoint(model).get("manifestDigest");
    String first =
        registered(Map.of("manifestDigest", weights))
            .body("errors", nullValue())
            .extract()
            .path("data.registerModelVersion.modelVersion.id");
    String second =
        registered(Map.of("parents", List.of(parent(first, "1.1"))))
            .body("errors", nullValue())
            .extract()
            .path("data.registerModelVersion.modelVersion.id");
    for (var cycle : List.of(first, second)) {
      refused(
          registered(
              Map.of(
                  "manifestDigest",
                  weights,
                  "parents",
                  List.of(parent(version, "1.1"), parent(cycle, "1.1")))),
          "LINEAGE_CYCLE",
          "$.parents[1].modelVersion");
    }
    refused(
        registered(Map.of("manifestDigest", weights)), "MANIFEST_REGISTERED", "$.manifestDigest");
    refused(
        registered(Map.of("parents", List.of(parent(first, "1.1"), parent(first, "2")))),
        "PARENT_REPEATED",
        "$.parents[1].modelVersion");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4x", "4 times", "NaN", "Infinity", "-Infinity", "0x10", "1,5", ""})
  void aRatioThatIsNoNumberOrHasAUnitIsRefused(String ratio) {
    refused(
        registered(Map.of("parents", List.of(parent(version, ratio)))),
        "INVALID_INPUT",
        "$.parents[0].computeRatios[0].ratio");
  }

  @ParameterizedTest
  @CsvSource({
    "3.1e26 FLOP, INVALID_INPUT",
    "310 YFLOP, INVALID_INPUT",
    "NaN, INVALID_INPUT",
    "-1, FLOP_NEGATIVE"
  })
  void computeWithAnUnknownUnitOrBelowNothingIsRefused(String flop, String code) {
    refused(registered(Map.of("trainingFlop", flop)), code, "$.trainingFlop");
  }

  @Test
  void aCeilingThatIsNoNumberIsRefused() {
    for (var ceiling : List.of("NaN", "6.2e26 FLOP", "6.2e2600")) {
      refused(
          Api.as("aurelia-submitter")
              .mutate("requestScaleUp", "scaleUpRequest { id }", LabSteps.scale(version, ceiling)),
          "INVALID_INPUT",
          "$.flopCeiling");
    }
  }

  private ValidatableResponse completed(String threshold, Map<String, Object> result) {
    var id = registered("aurelia-submitter", threshold);
    Api.as("aurelia-submitter")
        .mutate(
            "startEvaluation",
            "evaluation { id }",
            Map.of("idempotencyKey", key(), "evaluation", id))
        .body("errors", nullValue());
    return Api.as("aurelia-submitter")
        .mutate(
            "completeEvaluation", "evaluation { id }", report(id, threshold, "REACHED", result));
  }

  @ParameterizedTest
  @CsvSource({
    "n, -1, n",
    "planned, 77, planned",
    "successes, -1, successes",
    "successes, 79, successes"
  })
  void countsThatCannotBeAreRefused(String field, int value, String path) {
    var wrong = new HashMap<>(REACHED);
    wrong.put(field, value);
    refused(completed("CYBER-2", wrong), "RESULT_NOT_USABLE", "$.findings[0].results[0]." + path);
  }

  @ParameterizedTest
  @CsvSource({"n, 78.5", "planned, 1e-3", "successes, 0.1", "n, 4294967374", "planned, 1e300"})
  void aCountThatIsNotWholeOrTooLargeIsNotCut(String field, BigDecimal value) {
    var wrong = new HashMap<>(REACHED);
    wrong.put(field, value);
    refused(completed("CYBER-2", wrong), "INVALID_INPUT", "$.findings[0].results[0]." + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "18446744073709551617", "-0.5"})
  void theSizeOfALogIsAWholeNumber(String size) {
    refused(
        Api.as("aurelia-officer")
            .send(
                "query($asOf: AsOfInput) { models(first: 1, asOf: $asOf) { totalCount } }",
                Map.of("asOf", Map.of("logSize", new BigDecimal(size)))),
        "INVALID_INPUT",
        "$asOf.logSize");
  }

  @Test
  void aWholeNumberMayBeWrittenWithAPoint() {
    var result = new HashMap<>(REACHED);
    result.put("n", new BigDecimal("78.0"));
    completed("CYBER-2", result).body("errors", nullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "mean, NaN, INVALID_INPUT",
    "mean, Infinity, INVALID_INPUT",
    "mean, 42 %, INVALID_INPUT",
    "standardError, NaN, INVALID_INPUT",
    "standardError, -0.1, RESULT_NOT_USABLE",
    "mean, 1e999, RESULT_NOT_USABLE"
  })
  void aMeanThatIsNoNumberIsRefused(String field, String value, String code) {
    var wrong = new HashMap<>(UNCLEAR);
    wrong.put(field, value);
    refused(completed("BIO-2", wrong), code, "$.findings[0].results[0]." + field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "value: \"0.60\"|value: \"NaN\"|$.thresholds[0].indicators[0].value",
        "value: \"0.60\"|value: \"60 %\"|$.thresholds[0].indicators[0].value",
        "minimumN: 50|minimumN: -1|$.thresholds[0].indicators[0].minimumN",
        "maxAge: P6M|maxAge: 6 months|$.thresholds[0].cadence.maxAge",
        "maxAge: P6M|maxAge: P-6M|$.thresholds[0].cadence.maxAge",
        "computeMultiple: \"4\"|computeMultiple: 4x|$.thresholds[0].cadence.computeMultiple",
        "metric: PROPORTION|metric: PARSECS|$.thresholds[0].indicators[0].metric"
      })
  void aPolicyWithWhatCannotBeIsRefusedByItsPath(String right, String wrong, String path) {
    var text = LabSteps.rsp();
    org.assertj.core.api.Assertions.assertThat(text).contains(right);
    Api.as("aurelia-submitter")
        .mutate(
            "draftPolicyVersion",
            "policyVersion { id }",
            LabSteps.draft(
                LabSteps.document("aurelia-submitter"),
                text.replaceFirst(java.util.regex.Pattern.quote(right), wrong)))
        .body("errors[0].extensions.code", equalTo("DOCUMENT_NOT_READABLE"))
        .body("errors[0].extensions.problems.path[0]", equalTo(path))
        .body("errors[0].message", containsString(path));
  }

  @Test
  void datesThatContradictEachOtherAreRefused() {
    var document = LabSteps.document("aurelia-submitter");
    var first = LabSteps.drafted("aurelia-submitter", document);
    LabSteps.act("aurelia-officer", "approve", first);
    LabSteps.act("aurelia-approver", "publish", first);
    var earlier = LabSteps.draft(document, LabSteps.rsp());
    earlier.put("previous", first);
    earlier.put("effectiveFrom", "2026-02-01T00:00:00Z");
    var answer =
        Api.as("aurelia-submitter").mutate("draftPolicyVersion", "policyVersion { id }", earlier);
    refused(answer, "EFFECTIVE_DATES_CONTRADICT", "$.effectiveFrom");
  }
}

package dev.countersign.evidence.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.fixture.InspectLog;
import dev.countersign.evidence.reader.LogSummary.Recomputed;
import dev.countersign.evidence.reader.LogSummary.ScoreSummary;
import dev.countersign.evidence.reader.Warning.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics are computed again from the samples, and stand beside those that the log claims. */
class RecomputedTest {
  private static Reading read(String json) {
    return new Readers(Bytes.LIMITS).read(new Bytes(json.getBytes(UTF_8)), sample -> {});
  }

  private static ScoreSummary score(Reading reading) {
    return reading.log().scores().getFirst();
  }

  /** Two samples, four epochs each, under a reducer that claims a figure. */
  private static String epochs(String reducer, String metric, String claimed) {
    var samples = new StringBuilder();
    var values = List.of(1, 1, 0, 0, 1, 0, 0, 0);
    for (int n = 0; n < values.size(); n++) {
      samples
          .append(n == 0 ? "" : ",")
          .append(
              "{\"id\": %d, \"epoch\": %d, \"scores\": {\"s\": {\"value\": %d}}}"
                  .formatted(n / 4, n % 4 + 1, values.get(n)));
    }
    return """
    {"version": 2, "status": "success",
     "eval": {"task": "t", "model": "m", "config": {"epochs": 4}, "revision": {"commit": "c"}},
     "results": {"total_samples": 8, "completed_samples": 8, "scores": [
       {"name": "s", "scorer": "s", "reducer": "%s", "metrics": {"%s": {"value": %s}}}]},
     "samples": [%s]}
    """
        .formatted(reducer, metric, claimed, samples);
  }

  @ParameterizedTest
  @CsvSource({
    "mean, accuracy, 0.375",
    "mean, stderr, 0.125",
    "mean, std, 0.176776695297",
    "mean, var, 0.03125",
    "median, mean, 0.25",
    "mode, mean, 0.5",
    "max, mean, 1",
    "at_least_2, accuracy, 0.5",
    "pass_at_1, accuracy, 0.375",
    "pass_at_2, accuracy, 0.666666666667"
  })
  void epochsAreReducedAsTheLogSays(String reducer, String metric, String expected) {
    var right = read(epochs(reducer, metric, expected));
    assertThat(score(right).metrics().getFirst().recomputed()).isEqualTo(expected);
    assertThat(right.warnings()).isEmpty();
    var wrong = read(epochs(reducer, metric, "0.9"));
    assertThat(score(wrong).metrics().getFirst().differs()).isTrue();
    assertThat(wrong.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.code()).isEqualTo(Code.METRIC_MISMATCH);
              assertThat(warning.sentence()).contains(metric).contains(expected);
            });
  }

  @Test
  void aReducerOrMetricThatNobodyKnowsIsOnlyShown() {
    for (var log : List.of(epochs("geometric", "mean", "0.9"), epochs("mean", "f1", "0.9"))) {
      assertThat(score(read(log)).metrics().getFirst().recomputed()).isNull();
      assertThat(read(log).decisionGrade()).isTrue();
    }
  }

  @Test
  void aMeanAndItsStandardErrorAreComputedAgain() {
    var reading = read(new String(InspectLog.mean(List.of(1.2, 1.7, 1.6)).json(), UTF_8));
    assertThat(score(reading).metrics())
        .extracting(LogSummary.Metric::recomputed)
        .containsExactly("1.5", "0.152752523165");
    assertThat(score(reading).recomputed()).isNull();
    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  void aStandardErrorThatIsMadeSmallerIsFound() {
    var json = new String(InspectLog.mean(List.of(1.2, 1.7, 1.6)).json(), UTF_8);
    var reading =
        read(json.replaceAll("\"stderr\", \"value\": 0\\.15\\d*", "\"stderr\", \"value\": 0.05"));
    assertThat(reading.warnings())
        .singleElement()
        .satisfies(warning -> assertThat(warning.sentence()).contains("stderr"));
    assertThat(reading.decisionGrade()).isFalse();
  }

  @Test
  void aStandardErrorOverClustersIsOnlyShown() {
    var json = new String(InspectLog.mean(List.of(1.2, 1.7, 1.6)).json(), UTF_8);
    var reading =
        read(
            json.replaceAll(
                "(\"name\": \"stderr\", \"value\": )[^,]*, \"params\": \\{\\}",
                "$10.05, \"params\": {\"cluster\": \"topic\"}"));
    assertThat(score(reading).metrics().getLast().recomputed()).isNull();
    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  void aPartlyCorrectAnswerIsHalfASuccess() {
    var reading =
        read(
            """
            {"version": 2, "status": "success",
             "eval": {"task": "t", "model": "m", "revision": {"commit": "c"}},
             "results": {"total_samples": 2, "completed_samples": 2, "scores": [
               {"name": "s", "scorer": "s", "metrics": {"accuracy": {"value": 0.75}}}]},
             "samples": [{"id": 1, "scores": {"s": {"value": "C"}}},
                         {"id": 2, "scores": {"s": {"value": "P"}}}]}
            """);
    assertThat(score(reading).metrics().getFirst().recomputed()).isEqualTo("0.75");
    assertThat(score(reading).recomputed()).isNull();
    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  void whatIsNoFigureIsNotComputedAgain() {
    var json = new String(InspectLog.crossing().json(), UTF_8);
    var reading =
        read(json.replaceFirst("\"value\": \"C\"", "\"value\": \"" + "9".repeat(60) + "\""));
    assertThat(score(reading).recomputed()).isNull();
    assertThat(score(read(json)).recomputed()).isEqualTo(new Recomputed(55, 78));
  }
}

package dev.countersign.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.policy.Indicator;
import dev.countersign.domain.policy.Indicator.Metric;
import dev.countersign.domain.policy.Indicator.Polarity;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
  private static Indicator indicator(Metric metric, String value, Polarity polarity) {
    return new Indicator(
        "i", metric, "", new BigDecimal(value), polarity, 30, new BigDecimal("0.03"));
  }

  private static Result proportion(long successes, long n, long planned) {
    return new Result("i", successes, null, null, n, planned);
  }

  /** R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3 (Wilson). */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void theIntervalIsThatOfTheLiterature(long successes, long n, double low, double high) {
    var interval = Interval.ofProportion(successes, n);
    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }

  @Test
  void theBoundsOfTheWorkedExampleComeOut() {
    assertThat(Interval.ofProportion(200, 400).high()).isCloseTo(0.55, within(0.005));
    var e2 = Interval.ofProportion(55, 78);
    assertThat(e2.low()).isCloseTo(0.596, within(0.0005));
    assertThat(e2.high()).isCloseTo(0.795, within(0.0005));
  }

  @Test
  void aResultTellsItsEstimateAndItsInterval() {
    var e2 = proportion(55, 78, 80);
    assertThat(e2.estimate()).isCloseTo(0.705, within(0.0005));
    assertThat(e2.interval()).isEqualTo(Interval.ofProportion(55, 78));
    var mean = new Result("i", null, new BigDecimal("1.1"), new BigDecimal("0.05"), 60, 60);
    assertThat(mean.estimate()).isEqualTo(1.1);
    assertThat(mean.interval()).isEqualTo(Interval.ofMean(1.1, 0.05));
  }

  @Test
  void withoutSamplesThereIsNeither() {
    assertThat(proportion(0, 0, 80).estimate()).isNull();
    assertThat(proportion(0, 0, 80).interval()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "55, 78, 80, REACHED", "60, 100, 100, REACHED", "55, 100, 100, CANNOT_RULE_OUT",
    "200, 400, 400, RULED_OUT", "210, 400, 400, APPROACHING", "29, 29, 29, INCONCLUSIVE",
    "0, 20, 400, INCONCLUSIVE", "10, 40, 400, CANNOT_RULE_OUT"
  })
  void aProportionIsConcludedFromItsBound(
      long successes, long n, long planned, Conclusion conclusion) {
    var indicator = indicator(Metric.PROPORTION, "0.60", Polarity.HIGHER_IS_RISKIER);
    assertThat(Findings.conclude(indicator, proportion(successes, n, planned)))
        .isEqualTo(conclusion);
  }

  @Test
  void aLowScoreIsTheAlarmingOneWhereLowerIsRiskier() {
    var indicator = indicator(Metric.PROPORTION, "0.40", Polarity.LOWER_IS_RISKIER);
    assertThat(Findings.conclude(indicator, proportion(30, 100, 100)))
        .isEqualTo(Conclusion.REACHED);
    assertThat(Findings.conclude(indicator, proportion(90, 100, 100)))
        .isEqualTo(Conclusion.RULED_OUT);
    assertThat(Findings.conclude(indicator, proportion(50, 50, 100)))
        .as("what is missing counts as the riskier outcome")
        .isEqualTo(Findings.conclude(indicator, proportion(50, 100, 100)))
        .isNotEqualTo(Conclusion.RULED_OUT);
  }

  @ParameterizedTest
  @CsvSource({
    "1.10, 0.05, 60, 60, RULED_OUT", "1.42, 0.08, 60, 60, CANNOT_RULE_OUT",
    "1.50, 0.01, 60, 60, REACHED", "1.10, 0.05, 59, 60, CANNOT_RULE_OUT",
    "1.38, 0.05, 60, 60, APPROACHING"
  })
  void aMeanIsConcludedFromItsBound(
      String mean, String error, long n, long planned, Conclusion conclusion) {
    var indicator = indicator(Metric.MEAN, "1.50", Polarity.HIGHER_IS_RISKIER);
    var result = new Result("i", null, new BigDecimal(mean), new BigDecimal(error), n, planned);
    assertThat(Findings.conclude(indicator, result)).isEqualTo(conclusion);
  }

  @ParameterizedTest
  @CsvSource({"-1, 50, 50", "51, 50, 50", "1, -1, 50", "1, 50, 49"})
  void countsThatCannotBeAreRefused(long successes, long n, long planned) {
    var indicator = indicator(Metric.PROPORTION, "0.60", Polarity.HIGHER_IS_RISKIER);
    assertThatThrownBy(() -> Findings.conclude(indicator, proportion(successes, n, planned)))
        .isInstanceOf(RuleBrokenException.class)
        .extracting(e -> ((RuleBrokenException) e).code())
        .isEqualTo("RESULT_NOT_USABLE");
  }
}

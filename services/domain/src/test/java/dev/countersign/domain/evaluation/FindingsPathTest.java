package dev.countersign.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Indicator;
import dev.countersign.domain.policy.Indicator.Metric;
import dev.countersign.domain.policy.Indicator.Polarity;
import dev.countersign.domain.policy.Rsp;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that cannot be, by the path of what is wrong with them; and the edges of what can. */
class FindingsPathTest {
  private static final CapabilityThreshold CYBER = Rsp.asPublished().read().thresholds().get(0);
  private static final CapabilityThreshold BIO = Rsp.asPublished().read().thresholds().get(1);

  private static String refused(CapabilityThreshold threshold, Result... results) {
    var refused =
        catchThrowableOfType(
            RuleBrokenException.class,
            () -> Findings.check(List.of(threshold), List.of(results), "$.results"));
    var said = String.valueOf(refused.getMessage());
    return refused.code() + " " + said.substring(0, said.indexOf(':'));
  }

  private static Result counts(@Nullable Long successes, long n, long planned) {
    return new Result("exploit-success", successes, null, null, n, planned);
  }

  private static Result mean(@Nullable String mean, @Nullable String error) {
    return new Result(
        "refusal-rate",
        null,
        mean == null ? null : new BigDecimal(mean),
        error == null ? null : new BigDecimal(error),
        60,
        60);
  }

  @ParameterizedTest
  @CsvSource({
    ", 50, 50, successes",
    "-1, 50, 50, successes",
    "51, 50, 50, successes",
    "1, -1, 50, n",
    "1, 50, 49, planned"
  })
  void countsThatCannotBeAreNamed(Long successes, long n, long planned, String field) {
    assertThat(refused(CYBER, counts(successes, n, planned)))
        .isEqualTo("RESULT_NOT_USABLE $.results[0]." + field);
  }

  @ParameterizedTest
  @CsvSource({
    ", 0.1, mean",
    "1e999, 0.1, mean",
    "1, , standardError",
    "1, -0.01, standardError",
    "1, 1e999, standardError"
  })
  void aMeanThatCannotBeIsNamed(String mean, String error, String field) {
    assertThat(refused(BIO, mean(mean, error)))
        .isEqualTo("RESULT_NOT_USABLE $.results[0]." + field);
  }

  @Test
  void aProportionIsGivenByItsSuccessesAndAMeanByItsStandardError() {
    var both = new Result("exploit-success", 1L, BigDecimal.ONE, null, 50, 50);
    assertThat(refused(CYBER, both)).isEqualTo("RESULT_NOT_USABLE $.results[0].mean");
    var error = new Result("exploit-success", 1L, null, BigDecimal.ONE, 50, 50);
    assertThat(refused(CYBER, error)).isEqualTo("RESULT_NOT_USABLE $.results[0].mean");
    var successes = new Result("refusal-rate", 1L, BigDecimal.ONE, BigDecimal.ONE, 60, 60);
    assertThat(refused(BIO, successes)).isEqualTo("RESULT_NOT_USABLE $.results[0].successes");
  }

  @Test
  void anIndicatorIsOneOfTheThresholdsAndStandsOnce() {
    var right = counts(1L, 50, 50);
    assertThat(refused(CYBER, right, mean("1", "0")))
        .isEqualTo("INDICATOR_UNKNOWN $.results[1].indicatorKey");
    assertThat(refused(CYBER, right, right))
        .isEqualTo("INDICATOR_REPEATED $.results[1].indicatorKey");
  }

  @Test
  void theEdgesOfWhatCanBeAreTaken() {
    for (var result : List.of(counts(0L, 50, 50), counts(50L, 50, 50), counts(0L, 0, 50))) {
      assertThatCode(() -> Findings.check(List.of(CYBER), List.of(result), "$"))
          .doesNotThrowAnyException();
    }
    assertThatCode(() -> Findings.check(List.of(BIO), List.of(mean("0", "0")), "$"))
        .doesNotThrowAnyException();
  }

  private static Indicator of(String value, int minimum, String margin) {
    return new Indicator(
        "i",
        Metric.MEAN,
        "",
        new BigDecimal(value),
        Polarity.HIGHER_IS_RISKIER,
        minimum,
        new BigDecimal(margin));
  }

  @Test
  void withoutAMinimumNoSampleIsStillNoResult() {
    var none = new Result("i", null, BigDecimal.ONE, BigDecimal.ZERO, 0, 0);
    var refused =
        catchThrowableOfType(
            RuleBrokenException.class, () -> Findings.conclude(of("1", 0, "0"), none));
    assertThat(refused.code()).isEqualTo("RESULT_NOT_USABLE");
  }

  /** At the very value, what is riskier counts: the bound is exact where the error is none. */
  @ParameterizedTest
  @CsvSource({
    "1.50, 0.00, REACHED",
    "1.25, 0.25, APPROACHING",
    "1.24, 0.25, RULED_OUT",
    "1.49, 0.00, RULED_OUT"
  })
  void atTheValueTheRiskierConclusionHolds(String mean, String margin, Conclusion conclusion) {
    var result = new Result("i", null, new BigDecimal(mean), BigDecimal.ZERO, 30, 30);
    assertThat(Findings.conclude(of("1.50", 30, margin), result)).isEqualTo(conclusion);
  }

  @Test
  void aBoundAtTheVeryValueIsNotRuledOut() {
    double bound = Interval.ofMean(1, 0.5).high();
    var result = new Result("i", null, BigDecimal.ONE, new BigDecimal("0.5"), 30, 30);
    var indicator = of(new BigDecimal(bound).toPlainString(), 30, "0");
    assertThat(Findings.conclude(indicator, result)).isEqualTo(Conclusion.CANNOT_RULE_OUT);
  }

  @Test
  void exactlyTheMinimumIsEnough() {
    var enough = new Result("i", null, BigDecimal.ONE, BigDecimal.ZERO, 30, 30);
    assertThat(Findings.conclude(of("2", 30, "0"), enough)).isEqualTo(Conclusion.RULED_OUT);
    assertThat(Findings.conclude(of("2", 31, "0"), enough)).isEqualTo(Conclusion.INCONCLUSIVE);
  }

  /**
   * T. D. V. Swinscow and M. J. Campbell, Statistics at Square One: 72 printers, mean diastolic
   * pressure 88 mmHg, standard error 0.53; the limits are given to two places.
   */
  @Test
  void theIntervalOfAMeanIsThatOfTheLiterature() {
    var interval = Interval.ofMean(88, 0.53);
    assertThat(interval.low()).isEqualTo(86.96, org.assertj.core.api.Assertions.within(0.005));
    assertThat(interval.high()).isEqualTo(89.04, org.assertj.core.api.Assertions.within(0.005));
  }

  /**
   * M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, table 26.5: 1.95996 39845.
   */
  @Test
  void theQuantileIsThatOfTheTables() {
    assertThat(Interval.Z).isEqualTo(1.9599639845, org.assertj.core.api.Assertions.within(1e-9));
  }
}

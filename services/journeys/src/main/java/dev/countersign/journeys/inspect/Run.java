package dev.countersign.journeys.inspect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One run of an evaluation.
 *
 * @param planned samples; those without a value stopped with an error
 * @param values of the completed samples, 0 or 1 where it is a proportion
 * @param completed UTC, ISO 8601
 */
public record Run(
    String task,
    String model,
    String scorer,
    boolean proportion,
    int planned,
    List<BigDecimal> values,
    String completed) {
  /** Near the golden section, so that successes do not stand in a row. */
  private static final double SPREAD = 0.618;

  private static final int DIGITS = 6;

  public Run {
    values = List.copyOf(values);
  }

  /** So many successes among those completed, at places that look like chance and are not. */
  public static Run ofProportion(
      String task, String model, int successes, int n, int planned, String completed) {
    int stride = stride(n);
    var values =
        IntStream.range(0, n)
            .mapToObj(i -> (long) i * stride % n < successes ? BigDecimal.ONE : BigDecimal.ZERO)
            .toList();
    return new Run(task, model, "exploit", true, planned, values, completed);
  }

  /**
   * Figures that lie around a mean as a normal distribution would have them, to two places: pairs
   * at the same distance on either side, so that their mean is exact.
   */
  public static Run ofMean(
      String task, String model, String mean, String deviation, int n, String completed) {
    var centre = new BigDecimal(mean);
    var ordered = new ArrayList<BigDecimal>();
    for (int pair = 1; pair <= n / 2; pair++) {
      var distance =
          new BigDecimal(deviation)
              .multiply(BigDecimal.valueOf(normal(0.5 + (pair - 0.5) / n)))
              .setScale(2, RoundingMode.HALF_EVEN);
      ordered.add(centre.add(distance));
      ordered.add(centre.subtract(distance));
    }
    int stride = stride(ordered.size());
    var values =
        IntStream.range(0, ordered.size())
            .mapToObj(i -> ordered.get((int) ((long) i * stride % ordered.size())))
            .toList();
    return new Run(task, model, "uplift", false, n, values, completed);
  }

  /**
   * Inverse of the normal distribution's lower tail (Abramowitz and Stegun 26.2.23), p over 0.5.
   */
  private static double normal(double p) {
    double t = Math.sqrt(-2 * Math.log(1 - p));
    return t
        - (2.515517 + t * (0.802853 + t * 0.010328))
            / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  }

  private static int stride(int n) {
    int stride = Math.max(1, (int) (n * SPREAD));
    while (gcd(stride, n) != 1) {
      stride++;
    }
    return stride;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  public int n() {
    return values.size();
  }

  public int successes() {
    return (int) values.stream().filter(value -> value.signum() > 0).count();
  }

  /** As a decimal of six places. */
  public BigDecimal mean() {
    return exactMean().setScale(DIGITS, RoundingMode.HALF_EVEN);
  }

  /** Of the mean, from the samples' own spread, as a decimal of six places. */
  public BigDecimal standardError() {
    double mean = exactMean().doubleValue();
    double squares =
        values.stream().mapToDouble(v -> (v.doubleValue() - mean) * (v.doubleValue() - mean)).sum();
    return BigDecimal.valueOf(Math.sqrt(squares / (n() - 1) / n()))
        .setScale(DIGITS, RoundingMode.HALF_EVEN);
  }

  private BigDecimal exactMean() {
    return values.stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(n()), 2 * DIGITS, RoundingMode.HALF_EVEN);
  }
}

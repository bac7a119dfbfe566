package dev.countersign.evidence.reader.figure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of one score over a run, as far as they are figures. */
public final class Column {
  /** Values that are held; a run with more is shown as it claims, and not computed again. */
  private static final int MOST = 2_000_000;

  private static final int FIRST = 64;

  /** Anything longer is no figure of a score, and must not cost a long computation. */
  private static final int CHARACTERS = 40;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

  private double[] values = new double[FIRST];
  private int[] samples = new int[FIRST];
  private int size;
  private boolean usable = true;

  /**
   * Takes the next value.
   *
   * @param sample that it is of, over all epochs
   * @param value as written; null if there is none
   */
  public void add(int sample, @Nullable String value) {
    if (value == null || !usable) {
      return;
    }
    var figure = figure(value);
    if (figure == null || size == MOST) {
      usable = false;
      values = new double[0];
      samples = new int[0];
      return;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
      samples = Arrays.copyOf(samples, size * 2);
    }
    values[size] = figure;
    samples[size++] = sample;
  }

  /** Each value by itself; empty if one of them is no figure, or there is none. */
  public Optional<Summary> each() {
    return usable && size > 0
        ? Optional.of(Summary.of(Arrays.copyOf(values, size)))
        : Optional.empty();
  }

  /** One value per sample; empty if the reducer is none that is known here. */
  public Optional<Summary> reduced(@Nullable String reducer) {
    var reduce = Reducer.named(reducer);
    if (!usable || size == 0 || reduce.isEmpty()) {
      return Optional.empty();
    }
    var counts = new LinkedHashMap<Integer, Integer>();
    for (int n = 0; n < size; n++) {
      counts.merge(samples[n], 1, Integer::sum);
    }
    var bySample = new LinkedHashMap<Integer, double[]>();
    counts.forEach((sample, count) -> bySample.put(sample, new double[count]));
    for (int n = 0; n < size; n++) {
      int left = counts.merge(samples[n], -1, Integer::sum);
      var of = Objects.requireNonNull(bySample.get(samples[n]));
      of[of.length - 1 - left] = values[n];
    }
    return Optional.of(
        Summary.of(bySample.values().stream().mapToDouble(reduce.get()::reduce).toArray()));
  }

  /** A value as Inspect's own {@code value_to_float} takes it; null if it is no figure. */
  static @Nullable Double figure(String value) {
    return switch (value) {
      case "C" -> 1.0;
      case "I", "N" -> 0.0;
      case "P" -> 0.5;
      default ->
          switch (value.length() > CHARACTERS ? "" : value.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> 1.0;
            case "no", "false" -> 0.0;
            default -> number(value);
          };
    };
  }

  private static @Nullable Double number(String value) {
    if (value.length() > CHARACTERS || !NUMBER.matcher(value).matches()) {
      return null;
    }
    double figure = Double.parseDouble(value);
    return Double.isFinite(figure) ? figure : null;
  }
}

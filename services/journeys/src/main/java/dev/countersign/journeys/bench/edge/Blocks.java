package dev.countersign.journeys.bench.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Two things measured in turns, in many short blocks, so that whatever else the machine does falls
 * on both: the ratio of each pair of blocks, and how sure their median is.
 */
final class Blocks {
  private static final double NORMAL = 1.959963985;

  private final List<Double> ratios = new ArrayList<>();
  private double first;
  private double second;

  private Blocks() {}

  /**
   * Measures in the order A B B A, as often as there are pairs of blocks.
   *
   * @param one costs one block of the first, and says how much
   */
  static Blocks of(int pairs, LongSupplier one, LongSupplier other) {
    var blocks = new Blocks();
    for (int pair = 0; pair < pairs; pair++) {
      long a;
      long b;
      if (pair % 2 == 0) {
        a = one.getAsLong();
        b = other.getAsLong();
      } else {
        b = other.getAsLong();
        a = one.getAsLong();
      }
      blocks.first += a;
      blocks.second += b;
      blocks.ratios.add((double) a / b);
    }
    blocks.ratios.sort(Double::compare);
    return blocks;
  }

  /** Median of the ratios of the first to the second. */
  double ratio() {
    return ratios.get(ratios.size() / 2);
  }

  /** Ends of the 95% interval of the median, by the ranks that a sign test gives. */
  double from() {
    return ratios.get(Math.max(0, rank() - 1));
  }

  double to() {
    return ratios.get(Math.min(ratios.size() - 1, ratios.size() - rank()));
  }

  private int rank() {
    return (int) Math.floor((ratios.size() - NORMAL * Math.sqrt(ratios.size())) / 2);
  }

  /** What one unit of work of the first cost, in milliseconds, over all blocks. */
  double firstMillis(int unitsOfABlock) {
    return first / 1e6 / ratios.size() / unitsOfABlock;
  }

  double secondMillis(int unitsOfABlock) {
    return second / 1e6 / ratios.size() / unitsOfABlock;
  }

  /** The ratio as more or less of the second, with its interval. */
  String asPercent() {
    return "%.1f%% (95%% interval %.1f%% to %.1f%%, %d pairs of blocks)"
        .formatted((ratio() - 1) * 100, (from() - 1) * 100, (to() - 1) * 100, ratios.size());
  }

  String asFactor() {
    return "%.2f times (95%% interval %.2f to %.2f, %d pairs of blocks)"
        .formatted(ratio(), from(), to(), ratios.size());
  }
}

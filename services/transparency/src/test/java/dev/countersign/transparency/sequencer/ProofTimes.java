package dev.countersign.transparency.sequencer;

import dev.countersign.proofs.merkle.SubtreeProofs;
import dev.countersign.transparency.tree.KnownSubtrees;
import dev.countersign.transparency.tree.TreeRowsOf;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Proofs from a small and a large tree, as the log's door makes them, in interleaved rounds. */
final class ProofTimes {
  private static final int LEAVES_A_STEP = 20_000;
  private static final long SMALL = 10_000;
  private static final long LARGE = Long.getLong("countersign.bench.leaves", 1_000_000);
  private static final int ROUNDS = 5;
  private static final int PROOFS = 1000;
  private static final double MILLIS = 1e6;

  private final BenchLog log;
  private final KnownSubtrees subtrees;

  ProofTimes(BenchLog log) {
    this.log = log;
    this.subtrees = TreeRowsOf.known(log.rows);
  }

  void run(Figures figures) throws SQLException, IOException {
    grow(figures);
    for (int warm = 0; warm < 3; warm++) {
      proofsAt(SMALL, warm);
      proofsAt(LARGE, warm);
    }
    var small = new ArrayList<Double>();
    var large = new ArrayList<Double>();
    var ratios = new ArrayList<Double>();
    var cpu = new ArrayList<Double>();
    var cpuRatios = new ArrayList<Double>();
    for (int round = 1; round <= ROUNDS; round++) {
      long began = log.cpuNanos();
      small.add(proofsAt(SMALL, round + 10));
      long middle = log.cpuNanos();
      large.add(proofsAt(LARGE, round + 10));
      long ended = log.cpuNanos();
      cpu.add((ended - middle) / MILLIS / PROOFS);
      cpuRatios.add((double) (ended - middle) / (middle - began));
      ratios.add(large.getLast() / small.getLast());
      figures.say(
          "round %d: 95%% of %,d within %.2f ms at %,d leaves, %.2f ms at %,d"
              .formatted(round, PROOFS, small.getLast(), SMALL, large.getLast(), LARGE));
    }
    figures.row(
        "inclusion and consistency proof from %,d leaves, 95%% within".formatted(LARGE),
        "5 ms",
        large,
        "%.2f ms");
    figures.row("the same beside %,d leaves".formatted(SMALL), "1.3×, aim 1.15×", ratios, "%.2f×");
    figures.row("CPU of both proofs from %,d leaves".formatted(LARGE), "–", cpu, "%.2f ms");
    figures.row("the same beside %,d leaves, by CPU".formatted(SMALL), "1.3×", cpuRatios, "%.2f×");
  }

  private void grow(Figures figures) throws SQLException {
    long told = 0;
    for (long size = log.rows.head().size(); size < LARGE; size = log.rows.head().size()) {
      log.connection.commit();
      if (size - told >= LARGE / 10) {
        told = size;
        figures.say("%,d leaves of %,d".formatted(size, LARGE));
      }
      log.fill(LEAVES_A_STEP);
      log.takeIn();
    }
    log.connection.commit();
  }

  /** The 95th percentile of both proofs together, in milliseconds. */
  private double proofsAt(long size, int seed) throws SQLException {
    var random = new Random(size + seed);
    var nanos = new ArrayList<Long>();
    for (int i = 0; i < PROOFS; i++) {
      long index = random.nextLong(size);
      long from = 1 + random.nextLong(size);
      long began = System.nanoTime();
      SubtreeProofs.inOneFetch(
          subtrees,
          proofs -> List.of(proofs.inclusion(index, size), proofs.consistency(from, size)));
      // The log's role may not keep a transaction open for long.
      log.connection.commit();
      nanos.add(System.nanoTime() - began);
    }
    var sorted = nanos.stream().sorted().toList();
    return sorted.get(sorted.size() * 95 / 100) / MILLIS;
  }
}

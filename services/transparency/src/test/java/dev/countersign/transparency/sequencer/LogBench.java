package dev.countersign.transparency.sequencer;

import java.nio.file.Path;
import java.util.List;

/**
 * Workload W4: what appending to the log, being in it and proving it cost, on one PostgreSQL with
 * fsync on.
 */
final class LogBench {
  private static final List<String> ALL = List.of("append", "verified", "proofs");

  private LogBench() {}

  /**
   * @param arguments the file that the rows of the table are added to, and which parts to measure;
   *     all if none is named
   */
  public static void main(String[] arguments) throws Exception {
    var figures = new Figures(Path.of(arguments[0]));
    var named = List.of(arguments).subList(1, arguments.length);
    for (var part : named.isEmpty() ? ALL : named) {
      // Each on a database of its own, so that none depends on what ran before.
      var log = BenchLog.begin();
      switch (part) {
        case "append" -> {
          System.out.println("appending, in turns with the naive way");
          new AppendRounds(log).run(figures);
        }
        case "verified" -> {
          System.out.println("appending what two signatures were checked on, by 8 labs");
          new VerifiedAppends(log).run(figures);
        }
        case "proofs" -> {
          System.out.println("proving");
          new ProofTimes(log).run(figures);
        }
        default -> throw new IllegalArgumentException("There is no part " + part);
      }
    }
    System.exit(0);
  }
}

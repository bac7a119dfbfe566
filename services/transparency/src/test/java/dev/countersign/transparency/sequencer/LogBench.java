package dev.countersign.transparency.sequencer;

import java.nio.file.Path;

/**
 * Workload W4: what appending to the log, being in it and proving it cost, on one PostgreSQL with
 * fsync on.
 */
final class LogBench {
  private LogBench() {}

  /**
   * @param arguments the file that the rows of the table are added to
   */
  public static void main(String[] arguments) throws Exception {
    var figures = new Figures(Path.of(arguments[0]));
    var log = BenchLog.begin();
    System.out.println("appending, in turns with the naive way");
    new AppendRounds(log).run(figures);
    System.out.println("appending what two signatures were checked on, by 8 labs");
    new VerifiedAppends(log).run(figures);
    System.out.println("proving");
    new ProofTimes(log).run(figures);
    System.exit(0);
  }
}

package dev.countersign.verifier.verify;

import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.proofs.bundle.BundleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What it costs to check one bundle with 200 records, with the start of the JVM: the command of the
 * root script, run again and again. CPU time is that of the processes, as the kernel counted it.
 */
final class VerifyBench {
  private static final int RECORDS = 200;
  private static final int RUNS = 15;
  private static final double TICKS_PER_SECOND = 100;
  private static final int CHILDREN_USER = 13;
  private static final double NANOS = 1e9;

  private VerifyBench() {}

  /**
   * @param arguments the checkout's root, and the file that the rows of the table are added to
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("verify-bench");
    var story = Aurelia.cleared();
    while (story.ledger.facts().size() < RECORDS) {
      story.ledger.append(
          Aurelia.EVALUATION.value(), Ledger.LAB, new EvaluationStarted(Aurelia.EVALUATION));
    }
    var file = folder.resolve("bundle.json");
    Files.writeString(file, BundleText.write(story.decided().bundle()));
    var command =
        List.of(
            Path.of(arguments[0], "countersign").toString(),
            "verify",
            file.toString(),
            "--log-key",
            story.ledger.verifier().toText());
    System.out.printf("verifying a bundle of %d records, %d times%n", RECORDS, RUNS);
    run(command);
    run(command);
    var wall = new ArrayList<Double>();
    var cpu = new ArrayList<Double>();
    for (int i = 0; i < RUNS; i++) {
      double before = childrensCpu();
      long began = System.nanoTime();
      run(command);
      wall.add((System.nanoTime() - began) / NANOS);
      cpu.add(childrensCpu() - before);
      System.out.printf(
          Locale.ROOT, "  run %d: %.2f s, %.2f CPU-s%n", i + 1, wall.getLast(), cpu.getLast());
    }
    Files.writeString(
        Path.of(arguments[1]),
        "| `verify` of a bundle with %d records, JVM start included | under 1 s | %s s, %s CPU-s |%n"
            .formatted(story.ledger.facts().size(), said(wall), said(cpu)),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The bundle was not verified: " + said);
    }
  }

  private static String said(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return "%.2f (%.2f to %.2f)"
        .formatted(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
  }

  /** Of all processes that this one started and that have ended, theirs included. */
  private static double childrensCpu() throws IOException {
    var stat = Files.readString(Path.of("/proc/self/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_USER + 1]))
        / TICKS_PER_SECOND;
  }
}

package dev.countersign.verifier.log;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code countersign log hammer}. */
@Command(
    name = "hammer",
    description = "Reads a log from many sides at once and checks every answer.",
    mixinStandardHelpOptions = true)
final class HammerCommand implements Callable<Integer> {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int PERCENT = 100;

  @Mixin private WatchedLog log = new WatchedLog();

  @Option(
      names = "--readers",
      defaultValue = "8",
      description = "How many at once. Default: ${DEFAULT-VALUE}")
  private int readers;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "For how long. Default: ${DEFAULT-VALUE}")
  private long seconds;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    return WatchedLog.run(out, this::hammer);
  }

  private void hammer() {
    var hammer = new Hammer(log.client());
    var before = log.client().checkpoint().checkpoint();
    var fault = new AtomicReference<@Nullable RuntimeException>();
    long end = System.nanoTime() + seconds * NANOS_PER_SECOND;
    try (var threads = Executors.newFixedThreadPool(readers)) {
      for (int reader = 0; reader < readers; reader++) {
        threads.execute(
            () -> {
              try {
                while (System.nanoTime() < end && fault.get() == null) {
                  hammer.strike();
                  hammer.strikeConsistency(before);
                }
              } catch (RuntimeException e) {
                fault.compareAndSet(null, e);
              }
            });
      }
    }
    var first = fault.get();
    if (first != null) {
      throw first;
    }
    var nanos = hammer.nanos().stream().sorted().toList();
    spec.commandLine()
        .getOut()
        .printf(
            "%d proofs, every one checked; median %.1f ms, 95%% within %.1f ms%n",
            nanos.size(), at(nanos, 50), at(nanos, 95));
  }

  private static double at(java.util.List<Long> sorted, int percent) {
    return sorted.isEmpty()
        ? 0
        : sorted.get((sorted.size() - 1) * percent / PERCENT) / NANOS_PER_MILLI;
  }
}

package dev.countersign.verifier.log;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code countersign log monitor}. */
@Command(
    name = "monitor",
    description = "Follows a log, and ends with 1 when it contradicts itself.",
    mixinStandardHelpOptions = true)
final class MonitorCommand implements Callable<Integer> {
  private static final long MILLIS = 1000;

  @Mixin private WatchedLog log = new WatchedLog();

  @Option(
      names = "--state",
      defaultValue = "log-monitor.checkpoint",
      description = "Where the newest checkpoint seen is kept. Default: ${DEFAULT-VALUE}")
  private Path state = Path.of("");

  @Option(
      names = "--interval",
      defaultValue = "10",
      description = "Seconds between looks. Default: ${DEFAULT-VALUE}")
  private long interval;

  @Option(names = "--once", description = "Look once, and end.")
  private boolean once;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    var monitor = new Monitor(log.client(), log.verifier(), state);
    int result;
    do {
      result =
          WatchedLog.run(
              out,
              () -> {
                var seen = monitor.look();
                out.printf("size %d continues what was seen before%n", seen.size());
              });
      if (!once && result != WatchedLog.FAULT) {
        Thread.sleep(interval * MILLIS);
      }
    } while (!once && result != WatchedLog.FAULT);
    return result;
  }
}

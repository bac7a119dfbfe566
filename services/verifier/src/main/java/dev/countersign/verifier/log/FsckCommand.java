package dev.countersign.verifier.log;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code countersign log fsck}. */
@Command(
    name = "fsck",
    description = "Derives the whole tree again from its entries, and checks every tile.",
    mixinStandardHelpOptions = true)
final class FsckCommand implements Callable<Integer> {
  @Mixin private WatchedLog log = new WatchedLog();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    return WatchedLog.run(
        out,
        () -> {
          var checkpoint = new Fsck(log.client()).check();
          out.printf(
              "%s holds: %d entries, every tile, and the signed root.%n",
              checkpoint.origin(), checkpoint.size());
        });
  }
}

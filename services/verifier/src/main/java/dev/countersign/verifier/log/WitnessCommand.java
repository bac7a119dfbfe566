package dev.countersign.verifier.log;

import dev.countersign.proofs.note.SignedNote.Verifier;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code countersign log witness}. */
@Command(
    name = "witness",
    description = "Cosigns the checkpoints of logs, each only if it continues the one before.",
    mixinStandardHelpOptions = true)
final class WitnessCommand implements Callable<Integer> {
  @Option(
      names = "--name",
      required = true,
      description = "The witness's name, a URL without scheme.")
  private String name = "";

  @Option(
      names = "--log-key",
      paramLabel = "VKEY",
      defaultValue = "${env:COUNTERSIGN_LOG_KEY}",
      required = true,
      description = "The verifier key of a log to cosign; may be repeated.")
  private List<String> logKeys = new ArrayList<>();

  @Option(
      names = "--folder",
      defaultValue = "witness",
      description = "Its key, made at first start, and what it has seen. Default: ${DEFAULT-VALUE}")
  private Path folder = Path.of("");

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "Where to listen. Default: ${DEFAULT-VALUE}")
  private String bind = "";

  @Option(names = "--port", defaultValue = "8090", description = "Default: ${DEFAULT-VALUE}")
  private int port;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var logs = logKeys.stream().map(Verifier::parse).toList();
    var witness = WitnessServer.start(name, logs, folder, new InetSocketAddress(bind, port));
    Runtime.getRuntime().addShutdownHook(new Thread(witness::close));
    var out = spec.commandLine().getOut();
    out.printf(
        "cosigning on http://%s:%d as%n%s%n",
        bind, witness.address().getPort(), witness.cosigner().toText());
    out.flush();
    new CountDownLatch(1).await();
    return 0;
  }
}

package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import dev.countersign.local.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A witness of another make, litewitness, with a key, an agent and a folder of its own. */
final class LiteWitness implements AutoCloseable {
  static final String NAME = "witness.example/drill";

  private static final Pattern KEY = Pattern.compile("vkey=(\\S+)");
  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:\\S+");
  private static final int PATIENCE = 100;

  private final Path folder = Files.createTempDirectory("litewitness");
  private final List<Process> running = new ArrayList<>();
  private final int port = Site.freePort();
  private final String key;

  /**
   * Starts one that knows a log.
   *
   * @param log the log's verifier key, which begins with its origin
   */
  LiteWitness(String log) throws IOException, InterruptedException {
    var witness = Tools.need("litewitness", "torchwood").toString();
    var control = Tools.need("witnessctl", "torchwood").toString();
    var agent = folder.resolve("agent");
    var seed = folder.resolve("key").toString();
    Tools.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", seed);
    start("ssh-agent", "-D", "-a", agent.toString());
    await(() -> Files.exists(agent), "ssh-agent does not start");
    Tools.run("env", "SSH_AUTH_SOCK=" + agent, "ssh-add", "-q", seed);
    var origin = log.substring(0, log.indexOf('+'));
    var database = folder.resolve("witness.db").toString();
    Tools.run(control, "add-log", "-db", database, "-origin", origin);
    Tools.run(control, "add-key", "-db", database, "-origin", origin, "-key", log);
    var fingerprint = FINGERPRINT.matcher(Tools.run("ssh-keygen", "-l", "-f", seed + ".pub"));
    must(fingerprint.find(), "the witness's key has no fingerprint");
    start(
        witness,
        "-listen",
        "127.0.0.1:" + port,
        "-name",
        NAME,
        "-key",
        fingerprint.group(),
        "-db",
        database,
        "-ssh-agent",
        agent.toString());
    await(
        () -> KEY.matcher(said()).find() && said().contains("msg=listening"),
        "litewitness does not start");
    var said = KEY.matcher(said());
    must(said.find(), "litewitness does not tell its key");
    key = said.group(1);
  }

  private void start(String... command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("log-" + running.size()).toFile());
    // As its makers say, for the version of Go that it is built with.
    builder.environment().put("GODEBUG", "httpmuxgo121=0");
    running.add(builder.start());
  }

  private interface Wanted {
    boolean is() throws IOException;
  }

  private static void await(Wanted wanted, String otherwise)
      throws IOException, InterruptedException {
    for (int time = 0; !wanted.is(); time++) {
      must(time < PATIENCE, otherwise);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** What the witness has logged. */
  private String said() throws IOException {
    return Files.readString(folder.resolve("log-1"), StandardCharsets.UTF_8);
  }

  /** What the log's service is told, so that it asks this witness. */
  Map<String, String> settings() {
    return Map.of(
        "COUNTERSIGN_WITNESS_OF_LITEWITNESS_KEY",
        key,
        "COUNTERSIGN_WITNESS_OF_LITEWITNESS_URL",
        "http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    running.reversed().forEach(Process::destroy);
  }
}

package dev.countersign.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.Site;
import dev.countersign.local.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands that the README names are run as it names them, on free ports and in a folder of
 * their own. One that this journey does not know fails it.
 */
class ReadmeJourney {
  /** What is not run here, and what runs it. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "./countersign test", "the run that this is part of",
          "./countersign dev", "by hand, until it is stopped",
          "./countersign mutation", "hours, by hand",
          "./countersign images", "the tests of services/images, for its parts",
          "./countersign attack", "by hand, on a platform that runs",
          "./countersign faults", "FaultsJourney");

  private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
  private static final long LONGEST_SECONDS = 600;

  private final Set<String> ran = new TreeSet<>();
  private final Map<String, String> environment = new HashMap<>();

  @TempDir private Path folder = Path.of("");

  private record Said(int status, String text) {}

  /** Runs what the README says, with what stands for the names that a reader fills in. */
  private Said run(String readme, String... command) throws IOException, InterruptedException {
    ran.add(readme);
    var words = new ArrayList<>(List.of(Told.ROOT.resolve("countersign").toString()));
    words.addAll(List.of(command));
    var out = folder.resolve("said-" + ran.size());
    var builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    var text = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(ended).as("%s ends; it said %s", readme, text).isTrue();
    return new Said(process.exitValue(), text);
  }

  private void succeeds(String readme, String says, String... command)
      throws IOException, InterruptedException {
    var said = run(readme, command);
    assertThat(said.status()).as("%s said %s", readme, said.text()).isZero();
    assertThat(said.text()).as(readme).contains(says);
  }

  private int port(String name) {
    return Integer.parseInt(environment.get("COUNTERSIGN_PORT_" + variable(name)));
  }

  private static String variable(String name) {
    return name.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
  }

  private void freePorts() {
    var names = new ArrayList<>(Site.freePorts().keySet());
    names.addAll(List.of("keycloak", "keycloak-management", "postgres", "store"));
    for (var name : names) {
      environment.put("COUNTERSIGN_PORT_" + variable(name), String.valueOf(Site.freePort()));
    }
  }

  @AfterEach
  void nothingIsLeftRunning() throws IOException, InterruptedException {
    run("down", "down", "--folder", platform());
  }

  private String platform() {
    return folder.resolve("platform").toString();
  }

  @Test
  void everyCommandOfTheReadmeDoesWhatItSays() throws IOException, InterruptedException {
    // The build that this test is part of is not to be built again under it.
    environment.put("COUNTERSIGN_BUILT", "yes");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    freePorts();
    itComesUp();
    itCanBeChecked();
    itTakesEvidence();
    succeeds("down", "Stopped.", "down", "--folder", platform());
    assertThat(run("status", "status", "--folder", platform()).status())
        .as("the status of what is down")
        .isEqualTo(1);
    var other = run("--clock real", "up", "--clock", "real", "--folder", platform());
    assertThat(other.status()).as(other.text()).isEqualTo(1);
    assertThat(other.text()).contains("were begun under the story clock");
    nothingElseIsNamed();
  }

  private void itComesUp() throws IOException, InterruptedException {
    var ready = "Countersign is ready after";
    ran.addAll(List.of("./countersign up", "--fresh", "--port NAME=NUMBER"));
    var oversight = "oversight=" + port("oversight");
    succeeds(
        "up --detach",
        ready,
        "up",
        "--detach",
        "--fresh",
        "--no-demo",
        "--folder",
        platform(),
        "--port",
        oversight);
    succeeds("status", "A story clock runs", "status", "--folder", platform());
    succeeds("./countersign demo", "Playing on the platform", "demo", "--folder", platform());
  }

  private void itCanBeChecked() throws IOException, InterruptedException {
    var sample = Told.ROOT.resolve("services/verifier/sample");
    var proof = sample.resolve("cleared.proof.json");
    var key = Files.readString(sample.resolve("log.vkey")).strip();
    ran.add("--log-key");
    succeeds(
        "./countersign verify FILE --explain",
        "VERIFIED",
        "verify",
        proof.toString(),
        "--explain",
        "--log-key",
        key);
    var changed = Files.readString(proof).replaceFirst("\"CLEARED\"", "\"HALTED\"");
    var forged = Files.writeString(folder.resolve("forged.json"), changed);
    assertThat(run("verify", "verify", forged.toString(), "--log-key", key).status())
        .as("the status of a forged file")
        .isEqualTo(1);
    assertThat(run("verify", "verify", "nowhere.json", "--log-key", key).status())
        .as("the status of a file that is not there")
        .isEqualTo(2);
    environment.put(
        "COUNTERSIGN_LOG_KEY", Files.readString(Path.of(platform(), "log.vkey")).strip());
    var log = "http://localhost:" + port("transparency");
    succeeds("./countersign log fsck", "holds:", "log", "fsck", "--url", log);
    succeeds("monitor", "continues what was seen before", "log", "monitor", "--url", log, "--once");
    succeeds("hammer", "", "log", "hammer", "--url", log, "--seconds", "1");
    // It cosigns until it is stopped, which WatchTest looks at.
    succeeds("witness", "Cosigns", "log", "witness", "--help");
  }

  private void itTakesEvidence() throws IOException, InterruptedException {
    var realm = "http://localhost:%d/realms/countersign".formatted(port("keycloak"));
    environment.put("COUNTERSIGN_TOKEN", new Tokens(realm).of("aurelia-submitter"));
    Files.createDirectories(folder.resolve("results"));
    Files.writeString(folder.resolve("results/log.eval"), "a log");
    succeeds(
        "./countersign upload results/log.eval --lab org_… --class CONFIDENTIAL",
        "evd_",
        "upload",
        "results/log.eval",
        "--lab",
        "org_aurelia",
        "--class",
        "CONFIDENTIAL",
        "--api",
        "http://localhost:%d/graphql".formatted(port("oversight")));
  }

  private void nothingElseIsNamed() throws IOException, InterruptedException {
    var benches = run("bench", "bench", "nothing");
    assertThat(benches.status()).isEqualTo(2);
    var verifies = run("verify --help", "verify", "--help").text();
    var unknown = new TreeSet<String>();
    for (var command : named()) {
      var known =
          command.startsWith("bench ")
              ? benches.text().contains(command.split("[ .]")[1])
              : ran.contains(command)
                  || ELSEWHERE.containsKey(command)
                  || command.startsWith("--") && verifies.contains(command.split(" ")[0] + "=");
      if (!known) {
        unknown.add(command);
      }
    }
    assertThat(unknown).as("commands of the README that are neither run nor known").isEmpty();
  }

  /** Every command in the README: whole ones anywhere, and short ones where they are told of. */
  private Set<String> named() throws IOException, InterruptedException {
    var readme = Files.readString(Told.ROOT.resolve("README.md"));
    var subcommands =
        run("help", "help")
            .text()
            .lines()
            .filter(line -> line.startsWith("./countersign "))
            .map(line -> line.split(" +")[1])
            .toList();
    var found = new TreeSet<String>();
    readme
        .lines()
        .filter(line -> line.startsWith("./countersign "))
        .map(line -> line.replaceAll("#.*", "").strip())
        .forEach(found::add);
    spans(readme)
        .filter(span -> span.startsWith("./countersign ") || span.startsWith("bench "))
        .forEach(found::add);
    Arrays.stream(readme.split("\n## "))
        .filter(part -> part.startsWith("See it run") || part.startsWith("Check it yourself"))
        .flatMap(ReadmeJourney::spans)
        .filter(
            span ->
                span.startsWith("--")
                    || subcommands.contains(span.split(" ")[0])
                    || List.of("monitor", "hammer", "witness").contains(span))
        .forEach(found::add);
    assertThat(found).as("the README names commands").hasSizeGreaterThan(10);
    return found;
  }

  private static Stream<String> spans(String text) {
    return SPAN.matcher(text).results().map(match -> match.group(1));
  }
}

package dev.countersign.journeys.bench;

import dev.countersign.local.Site;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code countersign bench up}: how long {@code up} takes on an empty folder, and on a full one.
 */
public final class UpBench {
  private static final int ROUNDS = 3;
  private static final Pattern READY = Pattern.compile("ready after ([0-9]+) s");
  private static final Pattern STORY = Pattern.compile("story took ([0-9]+) s");

  private final Path script;
  private final Path folder;
  private final List<String> ports = new ArrayList<>();

  private UpBench(Path script, Path folder) throws IOException {
    this.script = script;
    this.folder = folder;
    var names = new ArrayList<>(Site.freePorts().keySet());
    names.addAll(List.of("keycloak", "keycloak-management", "postgres", "store"));
    for (var name : names) {
      try (var socket = new ServerSocket(0)) {
        ports.addAll(List.of("--port", name + "=" + socket.getLocalPort()));
      }
    }
  }

  /** One start: what it says of itself, and how long the command took. */
  private record Start(int ready, int story, double command) {}

  /** Prints a row a start. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var root = Path.of(System.getProperty("countersign.root", ".")).toAbsolutePath().normalize();
    var bench =
        new UpBench(root.resolve("countersign"), Files.createTempDirectory("countersign-up"));
    System.out.println("| start | ready after | the story | the command itself |");
    System.out.println("| --- | --- | --- | --- |");
    bench.print("cold: an empty folder, after downloads and build", bench.start("--fresh"));
    var seconds = new ArrayList<Double>();
    for (int round = 1; round <= ROUNDS; round++) {
      bench.stop();
      var warm = bench.start();
      seconds.add(warm.command());
      bench.print("warm, the story on record, %d of %d".formatted(round, ROUNDS), warm);
    }
    bench.stop();
    seconds.sort(null);
    System.out.printf("Warm, the command itself: median %.1f s.%n", seconds.get(ROUNDS / 2));
  }

  private void print(String what, Start start) {
    System.out.printf(
        "| %s | %d s | %s | %.1f s |%n",
        what, start.ready(), start.story() == 0 ? "-" : start.story() + " s", start.command());
  }

  private Start start(String... options) throws IOException, InterruptedException {
    var arguments = new ArrayList<>(List.of("up", "--detach"));
    arguments.addAll(Arrays.asList(options));
    long began = System.nanoTime();
    var said = run(arguments);
    return new Start(number(READY, said), number(STORY, said), (System.nanoTime() - began) / 1e9);
  }

  private void stop() throws IOException, InterruptedException {
    run(List.of("down"));
  }

  private String run(List<String> arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(arguments);
    command.addAll(List.of("--folder", folder.toString()));
    command.addAll(ports);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("%s failed: %s".formatted(arguments, said));
    }
    return said;
  }

  private static int number(Pattern pattern, String said) {
    var found = pattern.matcher(said);
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }
}

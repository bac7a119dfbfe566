package dev.countersign.oversight.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An engine under measurement, with the CPU time of its process. */
record Contender(String name, Process process, int port, @Nullable Supplier<String> token)
    implements AutoCloseable {
  // All speak the same to the client; those beside ours know HTTP/1.1 alone.
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final double TICKS_PER_SECOND = 100;
  private static final int OK = 200;

  static Contender start(
      String name, int port, @Nullable Supplier<String> token, ProcessBuilder command, Path log)
      throws IOException, InterruptedException {
    var process =
        command
            .redirectErrorStream(true)
            .redirectOutput(log.resolve(name + ".log").toFile())
            .start();
    var contender = new Contender(name, process, port, token);
    for (int tries = 0; tries < 900; tries++) {
      try {
        contender.ask("{ __typename }", Map.of());
        return contender;
      } catch (IllegalStateException e) {
        process.destroy();
        throw e;
      } catch (IOException e) {
        if (!process.isAlive()) {
          break;
        }
        Thread.sleep(200);
      }
    }
    process.destroy();
    throw new IllegalStateException(name + " did not start; see its log");
  }

  String ask(String document, Map<String, ?> variables) throws IOException, InterruptedException {
    var body =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .writeValueAsString(Map.of("query", document, "variables", variables));
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/graphql".formatted(port)))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token.get());
    }
    var answer = HTTP.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != OK || answer.body().contains("\"errors\"")) {
      throw new IllegalStateException(
          name + " answered " + answer.body().substring(0, Math.min(600, answer.body().length())));
    }
    return answer.body();
  }

  /** CPU time so far of the process, in milliseconds. */
  double cpu() throws IOException {
    return cpuOf(process.pid(), false);
  }

  /**
   * CPU time of a process in milliseconds, with that of its children that have ended if asked for.
   */
  static double cpuOf(long pid, boolean ended) throws IOException {
    var fields = stat(Path.of("/proc", String.valueOf(pid)));
    long ticks = ticks(fields);
    if (ended) {
      ticks += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }
    return ticks * 1000 / TICKS_PER_SECOND;
  }

  /** What the kernel says of a process or of one of its threads, behind its name. */
  static String[] stat(Path task) throws IOException {
    var stat = Files.readString(task.resolve("stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
  }

  /** CPU time so far, in ticks of the kernel. */
  static long ticks(String[] stat) {
    return Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
  }

  @Override
  public void close() {
    process.destroy();
  }
}

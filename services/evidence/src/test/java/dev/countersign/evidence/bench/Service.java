package dev.countersign.evidence.bench;

import dev.countersign.evidence.http.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The built service as a process of its own, measured by what the kernel says of it. */
final class Service implements AutoCloseable {
  private static final String OWNER = "org_kestrel";
  private static final double TICKS_A_SECOND = 100;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final World world;
  private final Process process;
  private final String url;

  private Service(World world, Process process, String url) {
    this.world = world;
    this.process = process;
    this.url = url;
  }

  static Service start(World world, Map<String, String> settings, List<String> options, int port)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(options);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Dquarkus.profile=prod",
            "-Dcountersign.local=true",
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.management.port=" + (port + 1)));
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", System.getProperty("evidence.jar")));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                Path.of(System.getProperty("java.io.tmpdir"), "bench-evidence.log").toFile())
            .start();
    var service = new Service(world, process, "http://127.0.0.1:" + port);
    for (int tries = 0; tries < 300 && !service.ready(port + 1); tries++) {
      if (!process.isAlive()) {
        throw new IOException("The service did not start; its log is bench-evidence.log");
      }
      Thread.sleep(200);
    }
    return service;
  }

  private boolean ready(int management) throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:%d/q/health/ready".formatted(management)))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Uploads a file, and returns once oversight was told what it says. */
  String upload(Path file) throws IOException, InterruptedException {
    var ticket = world.ticket().with("sha256", sha256(file)).with("size", Files.size(file));
    var request =
        HttpRequest.newBuilder(URI.create(url + "/uploads/" + ticket.sign()))
            .PUT(BodyPublishers.ofFile(file))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IOException("The upload was refused: " + answer.body());
    }
    while (world.oversight().knownOf(ticket.evidence()).isEmpty()) {
      Thread.sleep(10);
    }
    var told = world.oversight().knownOf(ticket.evidence()).getFirst();
    if (told.at("/parsed/summary/samples").asLong() == 0) {
      throw new IOException("The file was not read: " + told);
    }
    return ticket.evidence();
  }

  void erase(String evidence) throws IOException, InterruptedException {
    var request = inner("/internal/evidence/%s/%s".formatted(OWNER, evidence)).DELETE().build();
    http.send(request, BodyHandlers.discarding());
  }

  /** How long the first page of samples takes, in microseconds. */
  long firstPage(String evidence) throws IOException, InterruptedException {
    var request = inner("/internal/samples/%s/%s?page=0".formatted(OWNER, evidence)).build();
    long start = System.nanoTime();
    var answer = http.send(request, BodyHandlers.ofByteArray());
    long spent = System.nanoTime() - start;
    if (answer.statusCode() != 200) {
      throw new IOException("No page: " + answer.statusCode());
    }
    return spent / 1_000;
  }

  private HttpRequest.Builder inner(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + world.realm().serviceToken());
  }

  /** CPU seconds of the process so far, user and system, children included. */
  double cpuSeconds() throws IOException {
    var text = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
    var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int n = 11; n <= 14; n++) {
      ticks += Long.parseLong(fields[n]);
    }
    return ticks / TICKS_A_SECOND;
  }

  /** Forgets the peak so far. */
  void resetPeak() throws IOException {
    Files.writeString(Path.of("/proc", String.valueOf(process.pid()), "clear_refs"), "5");
  }

  /** A figure of /proc/PID/status in MiB: VmRSS or VmHWM. */
  double mebibytes(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  static String sha256(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

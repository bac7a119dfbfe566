package dev.countersign.journeys.bench.edge;

import dev.countersign.local.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of the API over a database of the bench's own. */
final class Server implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Path ROOT = Path.of(System.getProperty("countersign.root", "."));
  private static final int TRIES = 900;

  private final Process process;
  private final int port;
  private final Store store;

  private Server(Process process, int port, Store store) {
    this.process = process;
    this.port = port;
    this.store = store;
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param settings beside those that every one gets
   */
  static Server start(Parts parts, Store store, Path logs, Map<String, String> settings)
      throws IOException, InterruptedException {
    int port = free();
    int management = free();
    var jar = ROOT.resolve("services/oversight/target/quarkus-app/quarkus-run.jar");
    var log = logs.resolve("oversight-%d.log".formatted(port));
    var builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:+AlwaysPreTouch",
                    "-Xms320m",
                    "-Xmx320m",
                    "-Dcountersign.local=true",
                    "-Dquarkus.profile=prod",
                    "-jar",
                    jar.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    var environment = builder.environment();
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", store.address());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", "none");
    environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", parts.realmUrl());
    environment.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", "countersign");
    environment.put("COUNTERSIGN_LEDGER_REQUEST_SECRET", "the same for every process of the bench");
    environment.put("COUNTERSIGN_TICKET_PRIVATE_KEY", ticketKey());
    environment.put("COUNTERSIGN_CLOCK_KIND", "story");
    environment.put("COUNTERSIGN_CLOCK_AT", Store.NOW);
    environment.put("COUNTERSIGN_DUE_EVERY", "1h");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(management));
    for (var rate : List.of("CLIENT", "CLIENT_BURST", "TENANT", "TENANT_BURST")) {
      environment.put("COUNTERSIGN_GUARD_RATE_" + rate, "1000000");
    }
    environment.put("COUNTERSIGN_GUARD_RATE_TENANT_COST_PER_MINUTE", "1000000000");
    environment.putAll(settings);
    var server = new Server(builder.start(), port, store);
    Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroy));
    for (int tries = 0; tries < TRIES && server.process.isAlive(); tries++) {
      if (isReady(management)) {
        return server;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    server.close();
    throw new IllegalStateException("The API did not start; its log is " + log);
  }

  private static boolean isReady(int management) throws InterruptedException {
    try {
      var address = URI.create("http://localhost:%d/q/health/ready".formatted(management));
      return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String ticketKey() {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----"
          .formatted(Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has Ed25519", e);
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** CPU time so far of the process and of what PostgreSQL does for it, in nanoseconds. */
  long cpu() {
    return Cpu.of(process.pid()) + store.cpu();
  }

  /** One request; whatever is answered. */
  HttpResponse<String> send(String token, String document) {
    var body = "{\"query\":\"" + document.replaceAll("\\s+", " ").replace("\"", "\\\"") + "\"}";
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create("http://localhost:%d/graphql".formatted(port)))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + token)
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The answer to a document; anything but a whole answer ends the bench. */
  String ask(String token, String document) {
    var response = send(token, document);
    if (response.statusCode() != 200 || response.body().contains("\"errors\"")) {
      throw new IllegalStateException("Not answered: " + response.body());
    }
    return response.body();
  }

  /** What so many of these requests cost, in nanoseconds. */
  long cost(String token, String document, int requests) {
    long before = cpu();
    for (int i = 0; i < requests; i++) {
      ask(token, document);
    }
    return cpu() - before;
  }

  /** Bytes of the heap that are alive, after a whole collection. */
  long liveHeap() throws IOException, InterruptedException {
    command("GC.run");
    command("GC.run");
    var found =
        command("GC.heap_info")
            .lines()
            .filter(line -> line.contains(" total ") && line.contains(" used "))
            .mapToLong(line -> Long.parseLong(line.replaceFirst(".* used (\\d+)K.*", "$1")))
            .sum();
    if (found == 0) {
      throw new IllegalStateException("The heap could not be read");
    }
    return found * 1024;
  }

  private String command(String what) throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var output = Files.createTempFile("jcmd", ".txt");
    try {
      new ProcessBuilder(jcmd, String.valueOf(pid()), what)
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start()
          .waitFor();
      return Files.readString(output);
    } finally {
      Files.delete(output);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

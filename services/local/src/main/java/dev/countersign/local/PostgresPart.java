package dev.countersign.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** A real PostgreSQL on loopback, as root or not. */
final class PostgresPart implements AutoCloseable {
  private static final int ATTEMPTS = 5;

  private final EmbeddedPostgres server;

  private PostgresPart(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts on this folder, which keeps its data; an orphan of an earlier run is taken over. */
  static PostgresPart start(Path data, int port) {
    try {
      return new PostgresPart(
          EmbeddedPostgres.builder()
              .setPgBinaryResolver(PostgresPart::binaries)
              .setDataDirectory(data)
              .setOverrideWorkingDirectory(data.resolveSibling("postgres-binaries").toFile())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPort(port)
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "200")
              .setServerConfig("shared_preload_libraries", "pg_stat_statements")
              .setServerConfig("max_prepared_transactions", "0")
              .start());
    } catch (IOException e) {
      throw new PartFailedException(
          "PostgreSQL did not start on port " + port + ": " + e.getMessage());
    }
  }

  /**
   * The server's archive. It may be on the class path twice, once for a module and once for its
   * jar: both are the same.
   */
  private static InputStream binaries(String system, String machine) {
    var name =
        "/postgres-%s-%s.txz"
            .formatted(system, machine.replaceAll("aarch64|arm64", "arm_64"))
            .toLowerCase(java.util.Locale.ROOT);
    var found = PostgresPart.class.getResourceAsStream(name);
    if (found == null) {
      throw new PartFailedException(
          "There is no PostgreSQL for %s on %s among what was built.".formatted(system, machine));
    }
    return found;
  }

  /** Kills the server without a word to it; its children end when they see that. */
  void crash(Path data) {
    try {
      long pid =
          Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
      ProcessHandle.of(pid)
          .ifPresent(
              process -> {
                var children = process.children().toList();
                process.destroyForcibly();
                process.onExit().join();
                children.forEach(child -> child.onExit().join());
              });
      // Lets go of the folder; there is nothing left to stop.
      server.close();
    } catch (IOException e) {
      throw new PartFailedException(
          "PostgreSQL does not say which process it is: " + e.getMessage());
    }
  }

  /** Starts after a crash: what it left in shared memory may be gone a moment later only. */
  static PostgresPart startAgain(Path data, int port) {
    for (int attempt = 1; ; attempt++) {
      try {
        return start(data, port);
      } catch (PartFailedException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  int port() {
    return server.getPort();
  }

  /** JDBC address of a database, as the administrator. */
  static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(port, database);
  }

  static void ensure(int port, String database) {
    run(
        port,
        "select count(*) from pg_database where datname = '" + database + "'",
        "create database " + database);
  }

  static String fresh(int port, String prefix) {
    var name = prefix + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    run(port, "select 0", "create database " + name);
    return name;
  }

  static void drop(int port, String database) {
    run(port, "select 0", "drop database if exists " + database + " with (force)");
  }

  private static void run(int port, String count, String create) {
    try (var connection = DriverManager.getConnection(url(port, "postgres"));
        var statement = connection.createStatement()) {
      try (var rows = statement.executeQuery(count)) {
        rows.next();
        if (rows.getInt(1) > 0) {
          return;
        }
      }
      statement.execute(create);
    } catch (SQLException e) {
      throw new PartFailedException("PostgreSQL does not answer: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

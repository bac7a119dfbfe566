package dev.countersign.transparency.sequencer;

import dev.countersign.database.Migration;
import dev.countersign.local.Parts;
import dev.countersign.transparency.OneConnection;
import dev.countersign.transparency.Outbox;
import dev.countersign.transparency.tree.TreeRows;
import dev.countersign.transparency.tree.TreeRowsOf;
import io.quarkus.runtime.LaunchMode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A log on a fresh database, with fsync on, as the service has it; and what it costs. */
final class BenchLog {
  static final int BATCH = 1000;

  final Connection connection;
  final TreeRows rows;
  private final String url;
  private final Sequencer sequencer;
  private final Publisher publisher;
  private final ProcessHandle server;

  private BenchLog(String url) throws SQLException, IOException {
    this.url = url;
    this.connection = DriverManager.getConnection(url + "?user=countersign_transparency");
    connection.setAutoCommit(false);
    this.rows = TreeRowsOf.of(new OneConnection(connection));
    var folder = Files.createTempDirectory("published");
    var config = TestConfig.published(TestConfig.ORIGIN, TestConfig.SEED, folder).withBatch(BATCH);
    var key = new LogKey(config, LaunchMode.TEST);
    this.publisher = new Publisher(rows, key, new Remembered(config, key));
    this.sequencer = new Sequencer(rows, config);
    this.server = server();
    requireFsync();
    try (var oversight = connect("countersign_oversight");
        var statement = oversight.createStatement()) {
      statement.execute("select ledger.set_clock('REAL', null)");
    }
  }

  static BenchLog begin() throws SQLException, IOException {
    var parts = Parts.attachOrStart();
    var name = parts.freshDatabase("bench");
    Migration.migrate(parts.postgresUrl(name), Map.of());
    return new BenchLog("jdbc:postgresql://127.0.0.1:%d/%s".formatted(parts.postgresPort(), name));
  }

  private void requireFsync() throws SQLException {
    try (var admin = connect("postgres");
        var statement = admin.createStatement();
        var fsync = statement.executeQuery("show fsync")) {
      fsync.next();
      if (!fsync.getString(1).equals("on")) {
        throw new IllegalStateException("fsync is off: nothing measured here would count");
      }
    }
  }

  /** The server's first process, whose children are all that work for it. */
  private ProcessHandle server() throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow();
    } finally {
      connection.commit();
    }
  }

  Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(url + "?user=" + role);
  }

  /** CPU time of this process and of all of PostgreSQL, the backends that ended included. */
  long cpuNanos() {
    var own =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
    return own + ProcessTimes.ofFamily(server);
  }

  /** One round, as the service goes: every batch under a checkpoint before the next one. */
  int round() throws SQLException {
    int all = 0;
    int taken;
    do {
      taken = sequencer.takeIn();
      connection.commit();
      publisher.publish();
      connection.commit();
      all += taken;
    } while (taken == BATCH);
    return all;
  }

  /** All that waits. */
  void takeIn() throws SQLException {
    while (round() > 0) {
      // The next round takes what has come meanwhile.
    }
  }

  void fill(int leaves) throws SQLException {
    try (var writer = connect("countersign_oversight")) {
      writer.setAutoCommit(false);
      try (var insert =
          writer.prepareStatement(
              "insert into ledger.outbox"
                  + " select ledger.position_of(ledger.current_epoch(), pg_current_xact_id(), ?), ?")) {
        for (int row = 1; row <= leaves; row++) {
          insert.setInt(1, row);
          insert.setBytes(2, Outbox.leaf("leaf " + row));
          insert.addBatch();
        }
        insert.executeBatch();
      }
      writer.commit();
    }
  }
}

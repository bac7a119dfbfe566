package dev.countersign.transparency.sequencer;

import dev.countersign.database.Migration;
import dev.countersign.local.Parts;
import dev.countersign.proofs.merkle.SubtreeProofs;
import dev.countersign.transparency.OneConnection;
import dev.countersign.transparency.Outbox;
import dev.countersign.transparency.tree.TreeRows;
import dev.countersign.transparency.tree.TreeRowsOf;
import io.quarkus.runtime.LaunchMode;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Workload W4: the log's own way of appending beside the naive one, on one PostgreSQL with fsync
 * on, in interleaved rounds; then proofs from a small and a large tree.
 */
final class LogBench {
  private static final int ROUNDS = 5;
  private static final int CLIENTS = 16;
  private static final long ROUND_NANOS = 2_000_000_000L;
  private static final int LEAVES_A_ROUND = 20_000;
  private static final int BATCH = 1000;
  private static final long SMALL = 10_000;
  private static final long LARGE = Long.getLong("countersign.bench.leaves", 1_000_000);
  private static final int PROOFS = 2000;
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e6;

  private final String url;
  private final Connection connection;
  private final TreeRows rows;
  private final Sequencer sequencer;
  private final Publisher publisher;
  private final ProcessHandle server;

  private LogBench(String url) throws Exception {
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
  }

  public static void main(String[] arguments) throws Exception {
    var parts = Parts.attachOrStart();
    var name = parts.freshDatabase("bench");
    Migration.migrate(parts.postgresUrl(name), Map.of());
    var bench =
        new LogBench("jdbc:postgresql://127.0.0.1:%d/%s".formatted(parts.postgresPort(), name));
    bench.run();
    System.exit(0);
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

  private void run() throws Exception {
    begin();
    var ratios = new ArrayList<Double>();
    var cpu = new ArrayList<Double>();
    batched();
    for (int round = 1; round <= ROUNDS; round++) {
      double serial = serial();
      long cpuBefore = cpuNanos();
      double batched = batched();
      double perEntry = (cpuNanos() - cpuBefore) / MILLIS / LEAVES_A_ROUND;
      ratios.add(batched / serial);
      cpu.add(perEntry);
      System.out.printf(
          "round %d: serial %,.0f/s, batched %,.0f/s, ratio %.0f, %.3f CPU-ms an entry%n",
          round, serial, batched, batched / serial, perEntry);
    }
    say("batched over serial", ratios);
    say("CPU-ms an entry, sequencer and PostgreSQL, with the outbox row", cpu);
    proofs();
  }

  private static void say(String what, List<Double> values) {
    var sorted = values.stream().sorted().toList();
    System.out.printf(
        "%s: median %.3f, %.3f to %.3f%n",
        what, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
  }

  private void begin() throws SQLException {
    try (var oversight = connect("countersign_oversight");
        var statement = oversight.createStatement()) {
      statement.execute("select ledger.set_clock('REAL', null)");
    }
    try (var admin = connect("postgres");
        var statement = admin.createStatement()) {
      statement.execute("create table public.head (size bigint not null)");
      statement.execute("insert into public.head values (0)");
      statement.execute("create table public.entry (i bigint primary key, leaf bytea not null)");
      try (var fsync = statement.executeQuery("show fsync")) {
        fsync.next();
        if (!fsync.getString(1).equals("on")) {
          throw new IllegalStateException("fsync is off: nothing measured here would count");
        }
      }
    }
  }

  /** One row a transaction, under a lock on the head's row. */
  private double serial() throws Exception {
    long end = System.nanoTime() + ROUND_NANOS;
    long began = System.nanoTime();
    long appended = 0;
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      var clients =
          IntStream.range(0, CLIENTS).mapToObj(i -> threads.submit(appender(end))).toList();
      for (var client : clients) {
        appended += client.get();
      }
    }
    return appended * NANOS / (System.nanoTime() - began);
  }

  private Callable<Long> appender(long end) {
    return () -> {
      long appended = 0;
      try (var client = connect("postgres")) {
        client.setAutoCommit(false);
        try (var head = client.prepareStatement("select size from public.head for update");
            var entry = client.prepareStatement("insert into public.entry values (?, ?)");
            var move = client.prepareStatement("update public.head set size = size + 1")) {
          while (System.nanoTime() < end) {
            try (var row = head.executeQuery()) {
              row.next();
              entry.setLong(1, row.getLong(1));
            }
            entry.setBytes(2, Outbox.leaf("serial " + appended));
            entry.execute();
            move.execute();
            client.commit();
            appended++;
          }
        }
      }
      return appended;
    };
  }

  /** What waits in the outbox, taken in, with the tree and a signed checkpoint a batch. */
  private double batched() throws SQLException {
    fill(LEAVES_A_ROUND);
    long began = System.nanoTime();
    takeIn();
    return LEAVES_A_ROUND * NANOS / (System.nanoTime() - began);
  }

  private void takeIn() throws SQLException {
    int taken;
    do {
      taken = sequencer.takeIn();
      connection.commit();
      publisher.publish();
      connection.commit();
    } while (taken > 0);
  }

  private void fill(int leaves) throws SQLException {
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

  private void proofs() throws SQLException {
    double small = proofsAt(SMALL);
    while (rows.head().size() < LARGE) {
      connection.commit();
      fill(LEAVES_A_ROUND);
      takeIn();
    }
    double large = proofsAt(LARGE);
    System.out.printf(
        "inclusion and consistency proof, 95%% within: %.2f ms at %,d leaves, %.2f ms at %,d; ratio %.2f%n",
        small, SMALL, large, LARGE, large / small);
  }

  /** The 95th percentile of both proofs together, in milliseconds. */
  private double proofsAt(long size) throws SQLException {
    var random = new Random(size);
    var nanos = new ArrayList<Long>();
    for (int i = 0; i < 2 * PROOFS; i++) {
      long index = random.nextLong(size);
      long from = 1 + random.nextLong(size);
      long began = System.nanoTime();
      SubtreeProofs.inOneFetch(
          rows, proofs -> List.of(proofs.inclusion(index, size), proofs.consistency(from, size)));
      if (i >= PROOFS) {
        nanos.add(System.nanoTime() - began);
      }
      // The log's role may not keep a transaction open for long.
      connection.commit();
    }
    var sorted = nanos.stream().sorted().toList();
    return sorted.get(sorted.size() * 95 / 100) / MILLIS;
  }

  /** CPU time of this process and of all of PostgreSQL, the backends that ended included. */
  private long cpuNanos() throws SQLException {
    var own =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
    return own + ProcessTimes.ofFamily(server);
  }

  private Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(url + "?user=" + role);
  }
}

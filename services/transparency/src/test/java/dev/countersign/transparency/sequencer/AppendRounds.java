package dev.countersign.transparency.sequencer;

import dev.countersign.transparency.Outbox;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The log's own way of appending beside the naive one, in interleaved rounds. */
final class AppendRounds {
  private static final int ROUNDS = 5;
  private static final int CLIENTS = 16;
  private static final long ROUND_NANOS = 2_000_000_000L;
  private static final int LEAVES_A_ROUND = 20_000;
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e6;

  private final BenchLog log;

  AppendRounds(BenchLog log) {
    this.log = log;
  }

  void run(Figures figures) throws Exception {
    try (var admin = log.connect("postgres");
        var statement = admin.createStatement()) {
      statement.execute("create table public.head (size bigint not null)");
      statement.execute("insert into public.head values (0)");
      statement.execute("create table public.entry (i bigint primary key, leaf bytea not null)");
    }
    var ratios = new ArrayList<Double>();
    var cpu = new ArrayList<Double>();
    batched();
    for (int round = 1; round <= ROUNDS; round++) {
      double serial = serial();
      long cpuBefore = log.cpuNanos();
      double batched = batched();
      double perEntry = (log.cpuNanos() - cpuBefore) / MILLIS / LEAVES_A_ROUND;
      ratios.add(batched / serial);
      cpu.add(perEntry);
      figures.say(
          "round %d: one row a transaction %,.0f/s, batched %,.0f/s, ratio %.0f, %.3f CPU-ms an entry"
              .formatted(round, serial, batched, batched / serial, perEntry));
    }
    figures.row(
        "batches beside one row a transaction under a row lock", "20×, aim 60×", ratios, "%.0f×");
    figures.row(
        "CPU of sequencer and PostgreSQL an entry, outbox row included", "–", cpu, "%.3f ms");
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
      try (var client = log.connect("postgres")) {
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
    log.fill(LEAVES_A_ROUND);
    long began = System.nanoTime();
    log.takeIn();
    return LEAVES_A_ROUND * NANOS / (System.nanoTime() - began);
  }
}

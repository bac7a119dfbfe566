package dev.countersign.journeys.bench;

import dev.countersign.database.Migration;
import dev.countersign.database.Reprojection;
import dev.countersign.local.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * What it costs to write every projection anew: a record of ten labs, of which seven facts in ten
 * write a row, read from and written to PostgreSQL in batches.
 */
final class ReprojectionBench {
  private static final int FILLED_AT_ONCE = 50_000;

  /** Linux counts a process's CPU time in hundredths of a second. */
  private static final double TICKS = 100.0;

  private static final String FACTS =
      """
      insert into ledger.fact (position, id, kind, schema_version, owner_org, lab, audience, valid_from,
        recorded_at, body, commitment)
      select ledger.position_of(1, (1000 + i / 4)::text::xid8, (i % 4 + 1)::integer),
        case when i % 10 < 3 then 'det_' || i / 40 when i % 10 < 6 then 'dec_' || i
          when i % 10 = 6 then 'req_' || i / 10 when i % 10 = 7 then 'hlt_' || i / 50 else 'evl_' || i end,
        case when i % 10 < 3 then 'DETERMINATION_MADE' when i % 10 < 6 then 'GATE_DECIDED'
          when i % 10 = 6 then 'SCALE_UP_REQUESTED'
          when i % 10 = 7 then (array['HALT_OPENED', 'HALT_LIFT_REQUESTED', 'HALT_LIFT_APPROVED',
            'HALT_LIFTED', 'HALT_LIFT_OBJECTED'])[(i / 10 % 5 + 1)::integer]
          else 'EVALUATION_COMPLETED' end,
        1, 'org_countersign', 'org_lab' || i % 7, 'SUPERVISED', '2026-06-01Z', '2026-06-01Z',
        jsonb_build_object('kind', 'x', 'modelVersion', 'mv_' || i % 140, 'thresholdKey', 'T-' || i % 40,
          'domain', 'CYBER', 'conclusion', 'RULED_OUT', 'latched', false, 'evaluation', 'evl_' || i,
          'policyVersionDigest', repeat('d', 64), 'holdsUntil', '2026-12-01T00:00:00Z',
          'request', 'req_' || i / 10, 'base', 'mv_' || i % 140, 'stage', 'SCALE', 'outcome', 'HALTED',
          'asCommitted', 'CLEARED', 'windowEnds', '2026-06-08T00:00:00Z', 'sentence', repeat('why ', 200)),
        decode(repeat('00', 32), 'hex')
      from generate_series(?::bigint, ?::bigint) i
      """;

  private ReprojectionBench() {}

  static void run(int facts) throws SQLException {
    var parts = Parts.attachOrStart();
    var database = parts.freshDatabase("bench");
    Migration.migrate(parts.postgresUrl(database), Map.of());
    var address =
        "jdbc:postgresql://127.0.0.1:%d/%s?user=".formatted(parts.postgresPort(), database);
    try (var administrator = DriverManager.getConnection(address + "postgres")) {
      System.out.printf(
          "%nre-projection: ten labs, seven facts in ten write a row; fsync %s, synchronous commit %s%n",
          setting(administrator, "fsync"), setting(administrator, "synchronous_commit"));
      try (var statement = administrator.createStatement()) {
        // The record is laid down as if it had been written long ago.
        statement.execute("alter table ledger.fact disable trigger user");
      }
      int filled = 0;
      for (int size = facts / 10; size <= facts; size *= 10) {
        fill(administrator, filled, size);
        filled = size;
        rebuild(address + "countersign_projections", size);
      }
    }
  }

  private static void fill(Connection administrator, int from, int to) throws SQLException {
    try (var insert = administrator.prepareStatement(FACTS)) {
      for (int next = from; next < to; next += FILLED_AT_ONCE) {
        insert.setLong(1, next);
        insert.setLong(2, Math.min(next + FILLED_AT_ONCE, to) - 1L);
        insert.execute();
      }
    }
    try (var statement = administrator.createStatement()) {
      statement.execute("vacuum analyze ledger.fact");
      statement.execute("checkpoint");
    }
  }

  private static void rebuild(String url, int facts) throws SQLException {
    try (var connection = DriverManager.getConnection(url)) {
      var backend = Path.of("/proc", setting(connection, "pid"));
      double cpu = cpuSeconds(backend);
      long began = System.nanoTime();
      long gone = Reprojection.rebuild(connection);
      double seconds = (System.nanoTime() - began) / 1e9;
      cpu = cpuSeconds(backend) - cpu;
      if (gone != facts) {
        throw new IllegalStateException(
            "Only %d facts of %d were gone through".formatted(gone, facts));
      }
      System.out.printf(
          "  %,d facts: %,.0f facts/s by the clock, %,.0f facts per second of CPU time; server process %s at most%n",
          facts, facts / seconds, facts / cpu, memory(backend));
    }
  }

  private static String setting(Connection connection, String name) throws SQLException {
    var sql = name.equals("pid") ? "select pg_backend_pid()" : "show " + name;
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** User and system time of the server process that reads and writes. */
  private static double cpuSeconds(Path process) {
    var fields = read(process.resolve("stat")).replaceFirst(".*\\) ", "").split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  private static String memory(Path process) {
    return read(process.resolve("status"))
        .lines()
        .filter(line -> line.startsWith("RssAnon"))
        .map(line -> line.replaceFirst("RssAnon:\\s+", ""))
        .findFirst()
        .orElse("unknown");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

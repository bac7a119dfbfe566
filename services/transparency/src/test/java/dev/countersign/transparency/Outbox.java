package dev.countersign.transparency;

import dev.countersign.proofs.commitment.Leaf;
import dev.countersign.proofs.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Writes leaves as the API does: with the position of their own transaction, under its role. */
public final class Outbox {
  private static final long PATIENCE_SECONDS = 30;

  private Outbox() {}

  /** A connection that commits when it is told to. */
  public static Connection as(String role) throws SQLException {
    var connection = DriverManager.getConnection(LocalParts.address + "?user=" + role);
    connection.setAutoCommit(false);
    return connection;
  }

  public static Connection oversight() throws SQLException {
    return as("countersign_oversight");
  }

  public static void append(Connection writer, int row, String leaf) throws SQLException {
    try (var insert =
        writer.prepareStatement(
            "insert into ledger.outbox"
                + " select ledger.position_of(ledger.current_epoch(), pg_current_xact_id(), ?), ?")) {
      insert.setInt(1, row);
      insert.setBytes(2, leaf(leaf));
      insert.execute();
    }
  }

  /** A leaf that commits to this. */
  public static byte[] leaf(String committed) {
    return Leaf.hidden(Sha256.of(committed.getBytes(StandardCharsets.UTF_8))).bytes();
  }

  /** Leaves in one transaction, which can be taken in. */
  public static void appendAll(int count) throws SQLException {
    begin();
    try (var writer = oversight()) {
      for (int row = 1; row <= count; row++) {
        append(writer, row, "leaf " + row);
      }
      writer.commit();
    }
    awaitSettled();
  }

  /** Waits until all leaves can be taken in, which any writer on the same server holds back. */
  public static void awaitSettled() throws SQLException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try (var reader = as("countersign_transparency");
        var state = reader.createStatement()) {
      while (true) {
        try (var waits =
            state.executeQuery(
                "select exists (select from ledger.outbox where position >= ledger.settled_position()),"
                    + " pg_sleep(0.01)")) {
          waits.next();
          if (!waits.getBoolean(1)) {
            return;
          }
        }
        if (System.nanoTime() > until) {
          throw new IllegalStateException("What was written does not settle");
        }
      }
    }
  }

  /** A platform whose clock was never set has no epoch, and so no positions. */
  public static void begin() throws SQLException {
    try (var writer = oversight();
        var state = writer.createStatement()) {
      state.execute("select ledger.set_clock('REAL', null)");
      writer.commit();
    }
  }

  /** The first column of what an administrator reads. */
  public static List<String> read(String sql) throws SQLException {
    try (var connection = as("postgres");
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    }
  }
}

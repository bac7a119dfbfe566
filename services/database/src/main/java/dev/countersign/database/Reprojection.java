package dev.countersign.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes every projection anew from the facts, in batches, each committed by itself. PostgreSQL
 * reads and writes, so it takes no more memory here for more facts. Writers wait while it runs:
 * half a projection beside new rows would be neither the old nor the new one.
 */
public final class Reprojection {
  /** In the order in which the function writes them. */
  static final List<String> TABLES = List.of("halt", "gate_decision", "determination");

  private static final int BATCH = 20_000;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private Reprojection() {}

  /** The tables of the schema {@code oversight} that follow from facts. */
  public static List<String> tables() {
    return TABLES;
  }

  /**
   * Rebuilds the projections of one database.
   *
   * @param url JDBC address with the user {@code countersign_projections}
   * @return how many facts were gone through
   */
  public static long rebuild(String url) throws SQLException {
    try (var connection = DriverManager.getConnection(url)) {
      return rebuild(connection);
    }
  }

  /** Rebuilds them on a connection of the user {@code countersign_projections}. */
  public static long rebuild(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    // For the session, not the transaction: it outlasts the commits and takes no transaction id.
    run(connection, "select pg_advisory_lock(1, 0)");
    connection.commit();
    try {
      run(connection, "truncate oversight." + String.join(", oversight.", TABLES));
      connection.commit();
      long facts = 0;
      var behind = BEFORE_ALL;
      for (var batch = next(connection, behind);
          batch.last() != null;
          batch = next(connection, behind)) {
        project(connection, behind, batch.last());
        connection.commit();
        facts += batch.facts();
        behind = batch.last();
      }
      return facts;
    } finally {
      connection.rollback();
      run(connection, "select pg_advisory_unlock(1, 0)");
      connection.commit();
    }
  }

  private record Batch(long facts, @Nullable UUID last) {}

  private static Batch next(Connection connection, UUID behind) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select count(*), max(position::text)::uuid from (select position from ledger.fact"
                + " where position > ? order by position limit ?) batch")) {
      statement.setObject(1, behind);
      statement.setInt(2, BATCH);
      try (var row = statement.executeQuery()) {
        row.next();
        return new Batch(row.getLong(1), row.getObject(2, UUID.class));
      }
    }
  }

  private static void project(Connection connection, UUID behind, UUID upto) throws SQLException {
    try (var statement = connection.prepareStatement("select oversight.project(?, ?)")) {
      statement.setObject(1, behind);
      statement.setObject(2, upto);
      statement.execute();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rebuilds the projections of the database that {@code COUNTERSIGN_DB_PROJECTIONS_URL} names. */
  public static void main(String[] arguments) throws SQLException {
    var url = System.getenv("COUNTERSIGN_DB_PROJECTIONS_URL");
    if (url == null) {
      System.err.println(
          "Set COUNTERSIGN_DB_PROJECTIONS_URL to the JDBC address of the database, with the user"
              + " countersign_projections.");
      System.exit(2);
      return;
    }
    System.out.printf("%,d facts projected%n", rebuild(url));
  }
}

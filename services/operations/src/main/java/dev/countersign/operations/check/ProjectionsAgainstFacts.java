package dev.countersign.operations.check;

import dev.countersign.database.Reprojection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The projections are what the facts give: they are written anew in a transaction that is rolled
 * back, and compared row by row. Writers wait meanwhile, so this is for a system that does not
 * serve yet.
 */
final class ProjectionsAgainstFacts {
  private final Connection connection;
  private final Findings findings;

  ProjectionsAgainstFacts(Connection connection, Findings findings) {
    this.connection = connection;
    this.findings = findings;
  }

  void check() throws SQLException {
    var tables = Reprojection.tables();
    long rows = 0;
    var all = "oversight." + String.join(", oversight.", tables);
    try (var statement = connection.createStatement()) {
      // Whoever writes waits: a row comes with its fact, and neither is seen without the other.
      statement.execute("lock table " + all + " in access exclusive mode");
      for (var table : tables) {
        statement.execute(
            "create temporary table kept_%1$s on commit drop as table oversight.%1$s"
                .formatted(table));
      }
      statement.execute("truncate " + all);
      statement.execute(
          "select oversight.project('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff')");
      for (var table : tables) {
        difference(statement, table, "kept_" + table, "oversight." + table, "follows from no fact");
        difference(statement, table, "oversight." + table, "kept_" + table, "is missing");
        rows += number(statement, "select count(*) from oversight." + table);
      }
    } finally {
      connection.rollback();
    }
    findings.done("%,d rows of %d projections, each as the facts give it", rows, tables.size());
  }

  private void difference(
      Statement statement, String table, String from, String without, String what)
      throws SQLException {
    try (var row =
        statement.executeQuery(
            "select position from (table %s except table %s) d order by 1"
                .formatted(from, without))) {
      while (row.next()) {
        findings.wrong("the row of %s at %s %s", table, row.getString(1), what);
      }
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}

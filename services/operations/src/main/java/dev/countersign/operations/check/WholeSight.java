package dev.countersign.operations.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;

/**
 * Whoever checks sees every row, or the check ends with an error: rows that row-level security
 * leaves out would be faults that nobody finds. A superuser sees them. Any other administrator
 * looks as the tables' owner, for whom row-level security is lifted in a transaction that is rolled
 * back; nobody else reads or writes meanwhile, so this is for a system that does not serve.
 */
final class WholeSight {
  private static final String FORCED =
      """
      select format('%I.%I', n.nspname, c.relname)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relforcerowsecurity and pg_get_userbyid(c.relowner) = current_user
      order by 1
      """;

  private final Connection connection;
  private final boolean seesAll;

  /**
   * Takes a connection of the administrator that has begun no transaction yet.
   *
   * @param whileServing whether services are at work, so that no lock may be taken
   */
  WholeSight(Connection connection, boolean whileServing) throws SQLException {
    this.connection = connection;
    try (var statement = connection.createStatement()) {
      // Not what it says for a role: a row that would be left out is an error.
      statement.execute("set row_security = off; set lock_timeout = '10s'");
      if (whileServing) {
        statement.execute("set default_transaction_read_only = on");
      }
      seesAll =
          isTrue(
              statement,
              "select rolsuper or (%s and rolbypassrls) from pg_roles where rolname = session_user"
                  .formatted(whileServing));
      if (!seesAll && whileServing) {
        throw new CheckRefusedException(
            "ROWS_HIDDEN",
            "row-level security is lifted for this administrator only under locks that services would wait for:"
                + " check as a superuser, or as a login with bypassrls and pg_read_all_data.");
      }
      if (!seesAll) {
        statement.execute("set role countersign_owner");
      }
    }
  }

  private static boolean isTrue(Statement statement, String sql) throws SQLException {
    try (var row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Opens every row until the transaction ends, which has to be rolled back. */
  void untilRollback() throws SQLException {
    if (seesAll) {
      return;
    }
    var tables = new ArrayList<String>();
    try (var statement = connection.createStatement()) {
      try (var row = statement.executeQuery(FORCED)) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      for (var table : tables) {
        statement.execute("alter table %s no force row level security".formatted(table));
      }
    }
  }
}

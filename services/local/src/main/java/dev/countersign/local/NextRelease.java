package dev.countersign.local;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Set;

/**
 * A database as the next release's migration would leave it: every table has a column more. While
 * pods are replaced, services of this release run on that, so their tests do.
 */
public final class NextRelease {
  private static final int ATTEMPTS = 20;

  /** A lock that was not had in time, or that two waited for. */
  private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01");

  private static final String TABLES =
      """
      select format('%I.%I', n.nspname, c.relname)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('ledger', 'oversight', 'transparency') and c.relkind = 'r'
      """;

  /** A policy without its seal is one that was never reviewed in this form. */
  private static final String UNSEAL =
      """
      do $$
      declare p record;
      begin
        for p in select * from pg_policies where schemaname in ('ledger', 'oversight', 'delivery') loop
          execute format('comment on policy %I on %I.%I is null', p.policyname, p.schemaname, p.tablename);
        end loop;
      end $$
      """;

  private NextRelease() {}

  /** As if the release that comes had changed every policy: its migration makes all anew. */
  public static void changeEveryPolicy(String adminUrl) throws SQLException {
    try (var connection = DriverManager.getConnection(adminUrl);
        var statement = connection.createStatement()) {
      statement.execute(UNSEAL);
    }
  }

  /** Expands a migrated database, as its administrator: a lock at a time, as a migration has to. */
  public static void expand(String adminUrl) throws SQLException {
    try (var connection = DriverManager.getConnection(adminUrl);
        var statement = connection.createStatement()) {
      statement.execute("set lock_timeout = '1s'");
      var tables = new ArrayList<String>();
      try (var row = statement.executeQuery(TABLES)) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      for (var table : tables) {
        for (int attempt = 1; !isExpanded(statement, table); attempt++) {
          if (attempt == ATTEMPTS) {
            throw new SQLException("%s is never free for a moment".formatted(table));
          }
        }
      }
    }
  }

  private static boolean isExpanded(Statement statement, String table) throws SQLException {
    try {
      statement.execute("alter table %s add column of_next_release text".formatted(table));
      return true;
    } catch (SQLException e) {
      if (IN_THE_WAY.contains(String.valueOf(e.getSQLState()))) {
        return false;
      }
      throw e;
    }
  }
}

package dev.countersign.local;

import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database as the next release's migration would leave it: every table has a column more. While
 * pods are replaced, services of this release run on that, so their tests do.
 */
public final class NextRelease {
  private static final String EXPAND =
      """
      do $$
      declare
        t record;
      begin
        for t in select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname in ('ledger', 'oversight', 'transparency') and c.relkind = 'r' loop
          execute format('alter table %I.%I add column of_next_release text', t.nspname, t.relname);
        end loop;
      end
      $$
      """;

  private NextRelease() {}

  /** Expands a migrated database, as its administrator. */
  public static void expand(String adminUrl) throws SQLException {
    try (var connection = DriverManager.getConnection(adminUrl);
        var statement = connection.createStatement()) {
      statement.execute(EXPAND);
    }
  }
}

package dev.countersign.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The last thing that a migration does, and what a service waits for. Each release has a mark of
 * its own: services of an older one, beside which a later one migrates, need only theirs.
 */
final class AccessMark {
  private static final List<String> REVIEWED =
      List.of(
          "/db/access/functions.sql",
          "/db/access/ledger-policies.sql",
          "/db/access/feature-policies.sql",
          "/db/access/projection-policies.sql",
          "/db/access/grants.sql",
          "/db/indexes.sql");

  private static final String OWN =
      Rule.digest(REVIEWED.stream().map(Resource::text).collect(Collectors.joining("\n")));

  private AccessMark() {}

  /** Whether a migration of this release has come to its end; any login may ask. */
  static boolean isGiven(Connection connection) throws SQLException {
    return isTrue(
            connection,
            "select coalesce(has_table_privilege(to_regclass('public.access_given')::oid, 'select'), false)")
        && isTrue(
            connection,
            "select exists (select from public.access_given where reviewed = '%s')".formatted(OWN));
  }

  /** Takes the mark back where another release has given access since: it is about to change. */
  static void take(Statement owner) throws SQLException {
    owner.execute(
        """
        delete from public.access_given own where reviewed = '%s'
          and exists (select from public.access_given other where other.given_at > own.given_at)
        """
            .formatted(OWN));
  }

  /** What gives it, to be executed with the last grants. */
  static String given() {
    return """
        insert into public.access_given (reviewed) values ('%s')
          on conflict (reviewed) do update set given_at = excluded.given_at;
        """
        .formatted(OWN);
  }

  private static boolean isTrue(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }
}

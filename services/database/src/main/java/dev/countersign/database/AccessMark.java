package dev.countersign.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  private final String own;

  /**
   * The mark of the release that has these migrations.
   *
   * @param versions all of them: a migration that only adds a table changes nothing that was
   *     reviewed, and has grants to wait for all the same
   */
  AccessMark(Collection<String> versions) {
    own =
        Rule.digest(
            Stream.concat(versions.stream().sorted(), REVIEWED.stream().map(Resource::text))
                .collect(Collectors.joining("\n")));
  }

  /** Whether a migration of this release has come to its end; any login may ask. */
  boolean isGiven(Connection connection) throws SQLException {
    return isTrue(
            connection,
            "select coalesce(has_table_privilege(to_regclass('public.access_given')::oid, 'select'), false)")
        && isTrue(
            connection,
            "select exists (select from public.access_given where reviewed = '%s')".formatted(own));
  }

  /** Takes the mark back where another release has given access since: it is about to change. */
  void take(Statement owner) throws SQLException {
    owner.execute(
        """
        delete from public.access_given own where reviewed = '%s'
          and exists (select from public.access_given other where other.given_at > own.given_at)
        """
            .formatted(own));
  }

  /** What gives it, to be executed with the last grants. */
  String given() {
    return """
        insert into public.access_given (reviewed) values ('%s')
          on conflict (reviewed) do update set given_at = excluded.given_at;
        """
        .formatted(own);
  }

  private static boolean isTrue(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }
}

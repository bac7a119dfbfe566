package dev.countersign.operations.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Who is at work on the database: any login sees whose sessions there are. */
final class Sessions {
  /** A session ends a moment after its service. */
  private static final int LOOKS = 5;

  private static final Duration PAUSE = Duration.ofMillis(400);

  private static final String OF_SERVICES =
      """
      select usename, count(*) from pg_stat_activity
      where datname = current_database()
        and usename in ('countersign_oversight', 'countersign_transparency', 'countersign_projections')
      group by usename order by usename
      """;

  private Sessions() {}

  /** Refuses while a service is connected: it would stand still for as long as the check takes. */
  static void refuseServing(Connection connection) throws SQLException {
    var found = ofServices(connection);
    for (int look = 1; look < LOOKS && !found.isEmpty(); look++) {
      LockSupport.parkNanos(PAUSE.toNanos());
      found = ofServices(connection);
    }
    if (!found.isEmpty()) {
      throw new CheckRefusedException(
          "SERVICES_CONNECTED",
          ("sessions of %s are open, and services would stand still meanwhile: scale them to 0 (a pooler lets"
                  + " go of its sessions later), or have facts and the log alone checked with --while-serving.")
              .formatted(String.join(", ", found)));
    }
  }

  private static List<String> ofServices(Connection connection) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(OF_SERVICES)) {
      while (row.next()) {
        found.add("%s (%d)".formatted(row.getString(1), row.getLong(2)));
      }
    }
    return found;
  }
}

package dev.countersign.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes indexes of tables that others write meanwhile ({@code db/indexes.sql}). Nobody waits behind
 * one, and it holds back no transaction but its own: inside a migration's transaction it would lock
 * the table, and hold back the log, for as long as it is built. What a broken-off attempt left is
 * taken away and made anew.
 */
final class Indexes {
  /** Transactions of services end within 30 seconds; nobody stands behind who waits for them. */
  private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(1);

  private static final Pattern STATEMENT =
      Pattern.compile(
          "create (?:unique )?index concurrently if not exists (\\w+) on (\\w+)\\.\\w+ .*",
          Pattern.DOTALL);

  /** Whether an index of a name can be relied upon. */
  private enum State {
    MISSING,
    HALF_MADE,
    WHOLE
  }

  /** An index with the statement that makes it. */
  private record Index(String name, String sql) {}

  private final Connection owner;
  private final Duration patience;
  private final List<Index> wanted = new ArrayList<>();

  /**
   * @param owner a connection as the tables' owner, outside of any transaction
   * @param patience how long to go on for one index that others are in the way of
   * @param reviewed statements as in {@code db/indexes.sql}
   */
  Indexes(Connection owner, Duration patience, String reviewed) {
    this.owner = owner;
    this.patience = patience;
    for (var sql : Rule.statements(reviewed)) {
      var found = STATEMENT.matcher(sql);
      if (!found.matches()) {
        throw new IllegalStateException("Not an index that is made concurrently: " + sql);
      }
      wanted.add(new Index(found.group(2) + "." + found.group(1), sql));
    }
  }

  /**
   * Makes every index that is missing, or was left half made.
   *
   * @return how many had to be made
   */
  int make() throws SQLException {
    int made = 0;
    for (var index : wanted) {
      if (state(index) != State.WHOLE) {
        Gently.until(patience, () -> attempt(index));
        made++;
      }
    }
    return made;
  }

  private boolean attempt(Index index) throws SQLException {
    execute("set lock_timeout = '%ds'".formatted(LOCK_TIMEOUT.toSeconds()));
    // However long it takes to read a large table.
    execute("set statement_timeout = 0");
    execute("set transaction_timeout = 0");
    clear(index);
    try {
      execute(index.sql());
      return true;
    } catch (SQLException e) {
      try {
        clear(index);
      } catch (SQLException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  private void clear(Index index) throws SQLException {
    if (state(index) == State.HALF_MADE) {
      execute("drop index concurrently " + index.name());
    }
  }

  private State state(Index index) throws SQLException {
    try (var statement =
        owner.prepareStatement(
            "select indisvalid from pg_index where indexrelid = to_regclass(?)")) {
      statement.setString(1, index.name());
      try (var row = statement.executeQuery()) {
        if (!row.next()) {
          return State.MISSING;
        }
        return row.getBoolean(1) ? State.WHOLE : State.HALF_MADE;
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}

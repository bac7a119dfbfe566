package dev.countersign.oversight;

import io.micrometer.core.instrument.Metrics;
import java.sql.SQLException;

/**
 * How many statements something costs: by PostgreSQL's own count where it keeps one, else by the
 * service's. Clocks knock beside it, so that the least of a few tries is what it costs itself.
 */
public final class Statements {
  private static final int TRIES = 3;

  /** On a machine so slow that something knocks during nearly every try. */
  private static final int MOST_TRIES = 40;

  private Statements() {}

  private interface Counter {
    int count() throws SQLException;
  }

  /** What it costs, tried until it is no more than this, or it is sure to be more. */
  public static int of(Runnable work, int most) throws SQLException {
    var counter = counter();
    int least = Integer.MAX_VALUE;
    for (int tries = 0; tries < TRIES || least > most && tries < MOST_TRIES; tries++) {
      least = Math.min(least, cost(counter, work));
    }
    return least;
  }

  /**
   * What each of two costs, which is the same.
   *
   * @throws AssertionError if it is not
   */
  public static int ofBoth(Runnable one, Runnable other) throws SQLException {
    return ofBoth(counter(), one, other);
  }

  /**
   * The same, without what the database is asked for the story's time, which a real clock tells.
   */
  public static int timelessOfBoth(Runnable one, Runnable other) throws SQLException {
    return ofBoth(Statements::counted, one, other);
  }

  private static int ofBoth(Counter counter, Runnable one, Runnable other) throws SQLException {
    int ofOne = Integer.MAX_VALUE;
    int ofOther = Integer.MAX_VALUE;
    for (int tries = 0; tries < TRIES || ofOne != ofOther && tries < MOST_TRIES; tries++) {
      ofOne = Math.min(ofOne, cost(counter, one));
      ofOther = Math.min(ofOther, cost(counter, other));
    }
    if (ofOne != ofOther) {
      throw new AssertionError(
          "The one costs %d statements, and the other %d".formatted(ofOne, ofOther));
    }
    return ofOne;
  }

  private static int cost(Counter counter, Runnable work) throws SQLException {
    int before = counter.count();
    work.run();
    return counter.count() - before;
  }

  private static Counter counter() throws SQLException {
    try (var admin = LogStandIn.connect("postgres");
        var statement = admin.createStatement();
        var preloaded = statement.executeQuery("show shared_preload_libraries")) {
      preloaded.next();
      if (!preloaded.getString(1).contains("pg_stat_statements")) {
        return Statements::counted;
      }
      statement.execute("create extension if not exists pg_stat_statements");
    }
    return Statements::told;
  }

  private static int counted() {
    return (int) Metrics.globalRegistry.counter("countersign.database.statements").count();
  }

  private static int told() throws SQLException {
    try (var admin = LogStandIn.connect("postgres");
        var statement = admin.createStatement();
        var row =
            statement.executeQuery(
                """
                select coalesce(sum(calls), 0) from pg_stat_statements s
                  join pg_roles r on r.oid = s.userid join pg_database d on d.oid = s.dbid
                where r.rolname = 'countersign_oversight' and d.datname = current_database()
                  and s.query !~* '^(set|begin|commit)'
                """)) {
      row.next();
      return row.getInt(1);
    }
  }
}

package dev.countersign.operations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A login of the database.
 *
 * @param user null if the address names it
 * @param password null if the address names it, or none is asked for
 */
public record Login(String url, @Nullable String user, @Nullable String password) {
  private static final String NO_CONNECTION = "08";
  private static final String STARTING = "57P03";
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Whoever may make roles and owns the database. */
  public static Login administrator(Settings settings) {
    return of(settings, "COUNTERSIGN_DB_ADMIN_");
  }

  static Login service(Settings settings) {
    return of(settings, "COUNTERSIGN_DB_");
  }

  private static Login of(Settings settings, String prefix) {
    return new Login(
        settings.get(prefix + "URL"),
        settings.find(prefix + "USER").orElse(null),
        settings.find(prefix + "PASSWORD").orElse(null));
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** Connects, and tries again for so long while the server is away; a refusal is final at once. */
  Connection await(Duration limit) throws SQLException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        return connect();
      } catch (SQLException e) {
        var state = String.valueOf(e.getSQLState());
        boolean away = state.startsWith(NO_CONNECTION) || state.equals(STARTING);
        if (!away || System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(PAUSE);
      }
    }
  }
}

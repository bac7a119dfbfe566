package dev.countersign.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to the schema of this release: roles first, as an administrator, then the
 * migrations, as the owner. Repeating it changes nothing.
 */
public final class Migration {

  /** The roles that log in, each with the environment variable that holds its password. */
  private static final Map<String, String> PASSWORDS =
      Map.of(
          "countersign_owner", "COUNTERSIGN_DB_OWNER_PASSWORD",
          "countersign_oversight", "COUNTERSIGN_DB_OVERSIGHT_PASSWORD",
          "countersign_transparency", "COUNTERSIGN_DB_TRANSPARENCY_PASSWORD",
          "countersign_projections", "COUNTERSIGN_DB_PROJECTIONS_PASSWORD");

  /** Serialises two migrations that start at once; any constant that nobody else uses will do. */
  private static final long BOOTSTRAP_LOCK = 0x636f756e74657273L;

  /** A deadlock, and a lock that was waited for too long. */
  private static final Set<String> IN_THE_WAY = Set.of("40P01", "55P03");

  private static final int ATTEMPTS = 20;
  private static final long PAUSE_MILLIS = 100;

  private Migration() {}

  /**
   * Migrates the database that the administrator's JDBC address names.
   *
   * @param adminUrl JDBC address with the administrator's user (and password, where it needs one)
   * @param passwords password per variable of {@link #PASSWORDS}; a role without one keeps its own
   * @return how many migrations were applied
   */
  public static int migrate(String adminUrl, Map<String, String> passwords) throws SQLException {
    return migrate(adminUrl, null, null, passwords);
  }

  /** Migrates as an administrator whose user and password are not in the address. */
  public static int migrate(
      String adminUrl,
      @Nullable String user,
      @Nullable String password,
      Map<String, String> passwords)
      throws SQLException {
    try (Connection admin = DriverManager.getConnection(adminUrl, user, password);
        var statement = admin.createStatement()) {
      statement.execute("select pg_advisory_lock(" + BOOTSTRAP_LOCK + ")");
      statement.execute(resource("/db/bootstrap/roles.sql"));
      for (var role : PASSWORDS.entrySet()) {
        var own = passwords.get(role.getValue());
        if (own != null) {
          statement.execute(
              "alter role %s password '%s'".formatted(role.getKey(), own.replace("'", "''")));
        }
      }
      // SET ROLE instead of a second login: the owner needs no password on the way.
      return applied(
          migrations()
              .dataSource(adminUrl, user, password)
              .initSql("set role countersign_owner; set lock_timeout = '5s'")
              .load());
    }
  }

  /**
   * Migrates, and once more where writers were in the way: services go on meanwhile, and a table
   * that is closed to them for a moment may be one that they wait for. Each migration is a
   * transaction, so nothing of the attempt before is left.
   */
  private static int applied(Flyway flyway) {
    for (int attempt = 1; ; attempt++) {
      try {
        return flyway.migrate().migrationsExecuted;
      } catch (FlywayException e) {
        if (attempt == ATTEMPTS || !isInTheWay(e)) {
          throw e;
        }
        pause(attempt);
      }
    }
  }

  private static boolean isInTheWay(FlywayException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && IN_THE_WAY.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static void pause(int attempt) {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS * attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The migration was interrupted", e);
    }
  }

  private static FluentConfiguration migrations() {
    return Flyway.configure()
        .schemas("public")
        .defaultSchema("public")
        .locations("classpath:db/migration")
        .validateMigrationNaming(true);
  }

  /**
   * Tells which migrations of this release a database still lacks; a service's own login is enough.
   *
   * @return their versions, in order; none if it is of this release or a later one
   */
  public static List<String> pending(String url, @Nullable String user, @Nullable String password) {
    return Arrays.stream(migrations().dataSource(url, user, password).load().info().pending())
        .filter(migration -> migration.getVersion() != null)
        .map(migration -> migration.getVersion().getVersion())
        .toList();
  }

  /** Migrates the database that {@code COUNTERSIGN_DB_ADMIN_URL} names. */
  public static void main(String[] arguments) throws SQLException {
    var url = System.getenv("COUNTERSIGN_DB_ADMIN_URL");
    if (url == null) {
      System.err.println(
          "Set COUNTERSIGN_DB_ADMIN_URL to the JDBC address of the database, with an administrator's"
              + " user.");
      System.exit(2);
      return;
    }
    try {
      System.out.println(migrate(url, System.getenv()) + " migrations applied");
    } catch (FlywayException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Migration.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Not in this jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

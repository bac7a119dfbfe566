package dev.countersign.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to the schema of this release: roles first, as an administrator, then the
 * migrations, as the owner. Repeating it changes nothing. The administrator owns the database and
 * may make roles; it need not be a superuser.
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

  /** How long a migration, or the policies of one table, are tried where others are in the way. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String LACKS_PRIVILEGE = "42501";

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
      makeRoles(statement);
      for (var role : PASSWORDS.entrySet()) {
        var own = passwords.get(role.getValue());
        if (own != null) {
          statement.execute(
              "alter role %s password '%s'".formatted(role.getKey(), own.replace("'", "''")));
        }
      }
      var flyway =
          migrations()
              .dataSource(adminUrl, user, password)
              // SET ROLE instead of a second login: the owner needs no password on the way.
              .initSql(
                  "set role countersign_owner; set lock_timeout = '%dms'"
                      .formatted(Gently.LOCK_TIMEOUT.toMillis()))
              .load();
      // Each is a transaction: nothing of an attempt that others were in the way of is left.
      int applied = Gently.until(PATIENCE, () -> flyway.migrate().migrationsExecuted);
      giveAccess(adminUrl, user, password, mark(flyway));
      return applied;
    }
  }

  /** All of them, or none and one sentence that says what the administrator lacks. */
  private static void makeRoles(Statement admin) throws SQLException {
    try {
      admin.execute(Resource.text("/db/bootstrap/roles.sql"));
    } catch (SQLException e) {
      if (!LACKS_PRIVILEGE.equals(e.getSQLState())) {
        throw e;
      }
      // The driver tells on further lines where in the script it was.
      var sentence = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new SQLException(sentence.replaceFirst("^ERROR: ", ""), e.getSQLState(), e);
    }
  }

  /** Policies before grants: what is new opens only behind its policies. The mark is the last. */
  private static void giveAccess(
      String adminUrl, @Nullable String user, @Nullable String password, AccessMark mark)
      throws SQLException {
    try (Connection owner = DriverManager.getConnection(adminUrl, user, password);
        var statement = owner.createStatement()) {
      statement.execute("set role countersign_owner; set search_path = pg_catalog");
      mark.take(statement);
      new Indexes(owner, PATIENCE, Resource.text("/db/indexes.sql")).make();
      statement.execute("begin; " + Resource.text("/db/access/functions.sql") + "commit");
      new RowLevelSecurity(owner, PATIENCE).settle();
      statement.execute(
          "begin; " + Resource.text("/db/access/grants.sql") + mark.given() + "commit");
    }
  }

  /** Of this release, whatever a later one has applied beside. */
  private static AccessMark mark(Flyway flyway) {
    return new AccessMark(
        Arrays.stream(flyway.info().all())
            .filter(migration -> migration.getState().isResolved())
            .map(migration -> String.valueOf(migration.getVersion()))
            .toList());
  }

  private static FluentConfiguration migrations() {
    return Flyway.configure()
        .schemas("public")
        .defaultSchema("public")
        .locations("classpath:db/migration")
        // Of a later release; and what was repeated at each migration before policies had seals.
        .ignoreMigrationPatterns("*:future", "repeatable:missing")
        .validateMigrationNaming(true);
  }

  /**
   * Tells what a database still lacks of this release; a service's own login is enough.
   *
   * @return migrations by their versions, in order, tables that have no policies yet, and last of
   *     all the end of the migration; none if it is of this release or a later one
   */
  public static List<String> pending(String url, @Nullable String user, @Nullable String password)
      throws SQLException {
    var flyway = migrations().dataSource(url, user, password).load();
    var migrations =
        Arrays.stream(flyway.info().pending())
            .filter(migration -> migration.getVersion() != null)
            .map(migration -> "migration " + migration.getVersion().getVersion());
    try (var connection = DriverManager.getConnection(url, user, password)) {
      var closed =
          RowLevelSecurity.lacking(connection).stream().map(table -> "policies of " + table);
      var end =
          mark(flyway).isGiven(connection)
              ? Stream.<String>empty()
              : Stream.of(
                  "the last grants of this release, which its migration gives at its end (if its job"
                      + " broke off, it has to run again)");
      return Stream.of(migrations, closed, end).flatMap(lacking -> lacking).toList();
    }
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
    } catch (FlywayException | SQLException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}

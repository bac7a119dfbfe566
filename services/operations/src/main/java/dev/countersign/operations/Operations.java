package dev.countersign.operations;

import dev.countersign.database.Migration;
import dev.countersign.database.Reprojection;
import dev.countersign.local.realm.AdminApi.AdminFailedException;
import dev.countersign.operations.check.CheckRefusedException;
import dev.countersign.operations.check.CheckRestore;
import dev.countersign.operations.check.PublishedCheckpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.flywaydb.core.api.FlywayException;

/** One command each; what it needs comes from the environment. */
public final class Operations {
  private static final int USAGE = 2;

  private Operations() {}

  public static void main(String[] arguments) {
    System.exit(run(new Settings(System.getenv()), arguments));
  }

  static int run(Settings settings, String... arguments) {
    var command = arguments.length == 0 ? "" : arguments[0];
    var rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
    try {
      return switch (command) {
        case "migrate" -> migrate(settings);
        case "await-schema" -> new AwaitSchema(settings).run();
        case "rebuild" -> rebuild(settings);
        case "realm" -> new KeepRealm(settings).run();
        case "check-installation" -> new CheckInstallation(settings).run();
        case "check-restore" -> CheckRestore.run(settings, rest);
        case "read-checkpoint" -> readCheckpoint(rest);
        case "threads" -> PrintThreads.run(rest);
        default -> {
          System.err.println(
              "Name a command: migrate, await-schema, rebuild, realm, check-installation, check-restore,"
                  + " read-checkpoint or threads.");
          yield USAGE;
        }
      };
    } catch (Settings.MissingException | CheckRefusedException e) {
      System.err.println(e.getMessage());
      return USAGE;
    } catch (SQLException e) {
      System.err.println("The database refused: " + e.getMessage());
    } catch (FlywayException | AdminFailedException e) {
      System.err.println(e.getMessage());
    } catch (IOException e) {
      System.err.println("A file or an address could not be read: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      System.err.println("Interrupted");
    }
    return 1;
  }

  /** Prints what a replica of the log remembers, and nothing else. */
  private static int readCheckpoint(String... files) throws IOException {
    if (files.length != 1) {
      System.err.println("Name one file: read-checkpoint FILE.");
      return USAGE;
    }
    System.out.print(PublishedCheckpoint.of(Path.of(files[0])).toText());
    return 0;
  }

  private static int migrate(Settings settings) throws SQLException, InterruptedException {
    var login = Login.administrator(settings);
    login.await(settings.duration("COUNTERSIGN_DB_WAIT")).close();
    int applied =
        Migration.migrate(login.url(), login.user(), login.password(), settings.environment());
    System.out.println(applied + " migrations applied");
    return 0;
  }

  /** SET ROLE instead of a second login, under the limits that this role's own login has. */
  private static int rebuild(Settings settings) throws SQLException {
    try (var connection = Login.administrator(settings).connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "set role countersign_projections; set row_security = on; set transaction_timeout = '60s';"
              + " set idle_in_transaction_session_timeout = '10s'");
      System.out.printf("%,d facts projected%n", Reprojection.rebuild(connection));
      return 0;
    }
  }
}

package dev.countersign.operations;

import dev.countersign.database.Migration;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;

/**
 * Waits until the database is of this release or a later one, and the migration is at its end: the
 * last policies and grants are there.
 */
final class AwaitSchema {
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int SAID_EVERY = 30;

  private final Login login;
  private final Duration limit;

  AwaitSchema(Settings settings) {
    this.login = Login.service(settings);
    var given = settings.duration("COUNTERSIGN_DB_WAIT");
    this.limit = given.isZero() ? LIMIT : given;
  }

  int run() throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    var lacking = lacking();
    for (int round = 0; !lacking.isEmpty(); round++, lacking = lacking()) {
      if (System.nanoTime() > end) {
        System.err.printf(
            "After %s the database still lacks %s. Look at the migration.%n", limit, lacking);
        return 1;
      }
      if (round % SAID_EVERY == 0) {
        System.out.printf("Waiting: the database lacks %s.%n", lacking);
      }
      Thread.sleep(PAUSE);
    }
    System.out.println("The database is of this release.");
    return 0;
  }

  /** In a sentence, what the database lacks; empty if nothing. */
  private String lacking() {
    try {
      var pending = Migration.pending(login.url(), login.user(), login.password());
      return pending.isEmpty() ? "" : pending.getFirst();
    } catch (FlywayException | SQLException e) {
      // Not there yet, or no login yet: the migration makes both.
      return "an answer (%s)"
          .formatted(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }
}

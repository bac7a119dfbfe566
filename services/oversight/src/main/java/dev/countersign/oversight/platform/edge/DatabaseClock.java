package dev.countersign.oversight.platform.edge;

import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.StoryClock;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * The platform's clock. Under the story clock the time stands in the database, so that every
 * replica reads the same; under the real clock it is the system's.
 */
@Startup
@ApplicationScoped
class DatabaseClock implements PlatformClock, StoryClock {
  private final DataSource dataSource;
  private final ClockConfig config;
  private final Clock system = Clock.systemUTC();
  private boolean story;

  DatabaseClock(DataSource dataSource, ClockConfig config) {
    this.dataSource = dataSource;
    this.config = config;
  }

  @PostConstruct
  void open() throws SQLException {
    var wanted = config.kind();
    if (wanted == ClockConfig.Kind.STORY
        && LaunchMode.current() == LaunchMode.NORMAL
        && !Boolean.getBoolean("countersign.local")) {
      throw new IllegalStateException(
          "The story clock runs only on a local platform; set COUNTERSIGN_CLOCK_KIND=real.");
    }
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement("select ledger.set_clock(?, ?), ledger.open_epoch()")) {
      statement.setString(1, wanted.name());
      statement.setObject(2, config.at().atOffset(ZoneOffset.UTC));
      try (var row = statement.executeQuery()) {
        row.next();
        var running = row.getString(1);
        if (!running.equals(wanted.name())) {
          throw new IllegalStateException(
              "These data were begun under the "
                  + running.toLowerCase(java.util.Locale.ROOT)
                  + " clock and stay under it. Start from nothing to change the clock.");
        }
      }
    }
    story = wanted == ClockConfig.Kind.STORY;
  }

  @Override
  public Instant now() {
    if (!story) {
      // Microseconds, as PostgreSQL keeps them: what is recorded and what is said are the same.
      return system.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select story_now from ledger.platform_state")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    } catch (SQLException e) {
      throw new IllegalStateException("The platform's clock cannot be read", e);
    }
  }

  @Override
  public boolean isStory() {
    return story;
  }

  @Override
  public void requireNear(Instant ours, Instant databases) {
    if (!story && Duration.between(databases, ours).abs().compareTo(config.tolerance()) > 0) {
      throw new RefusedException(
          "CLOCK_SKEWED",
          "This replica's clock is wrong, so it records nothing. Ask again in a while, with the same"
              + " idempotency key.");
    }
  }

  @Override
  public void requireMovable(Instant target) {
    if (!story) {
      throw new RefusedException(
          "STORY_CLOCK_NOT_RUNNING",
          "This platform runs on the real clock, which nobody moves. Start a local one with the story"
              + " clock.");
    }
    if (target.isBefore(now())) {
      throw new RefusedException(
          "STORY_CLOCK_BACKWARDS",
          "The story clock moves forward only; it stands at %s. Ask for a later instant."
              .formatted(now()));
    }
  }

  @Override
  public void moveTo(Instant target) {
    requireMovable(target);
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement("select ledger.move_story_clock(?)")) {
      statement.setObject(1, target.atOffset(ZoneOffset.UTC));
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("The story clock cannot be moved", e);
    }
  }
}

package dev.countersign.oversight.platform.edge;

import dev.countersign.oversight.platform.RealTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** How far this machine's clock is from the database's: deadlines are counted by the first. */
@Startup
@Singleton
class ClockSkew {
  private final DataSource dataSource;
  private final RealTime time;
  private final MeterRegistry meters;

  ClockSkew(DataSource dataSource, RealTime time, MeterRegistry meters) {
    this.dataSource = dataSource;
    this.time = time;
    this.meters = meters;
  }

  @PostConstruct
  void register() {
    Gauge.builder("countersign.clock.skew", this, ClockSkew::seconds)
        .baseUnit("seconds")
        .description(
            "This machine's clock less the database's; NaN if the database does not answer")
        .register(meters);
  }

  /** The database is asked in the middle between two looks at our own clock. */
  double seconds() {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      var before = time.now();
      try (var row = statement.executeQuery("select clock_timestamp()")) {
        row.next();
        var theirs = row.getObject(1, OffsetDateTime.class).toInstant();
        var middle = before.plus(Duration.between(before, time.now()).dividedBy(2));
        return Duration.between(theirs, middle).toNanos() / 1e9;
      }
    } catch (SQLException e) {
      return Double.NaN;
    }
  }
}

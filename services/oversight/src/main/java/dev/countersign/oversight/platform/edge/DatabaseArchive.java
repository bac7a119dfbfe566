package dev.countersign.oversight.platform.edge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * For how long the database has not been able to archive its write-ahead log: what is written since
 * is in no backup, and its disk fills.
 */
@Startup
@Singleton
class DatabaseArchive {
  private static final String SECONDS =
      """
      select case
        when last_failed_time is null or last_archived_time > last_failed_time then 0
        else extract(epoch from clock_timestamp() - coalesce(last_archived_time, stats_reset))
      end
      from pg_stat_archiver
      """;

  private final DataSource dataSource;
  private final MeterRegistry meters;

  DatabaseArchive(DataSource dataSource, MeterRegistry meters) {
    this.dataSource = dataSource;
    this.meters = meters;
  }

  @PostConstruct
  void register() {
    Gauge.builder("countersign.database.archive.failing", this, DatabaseArchive::seconds)
        .baseUnit("seconds")
        .description(
            "How long the write-ahead log could not be archived; 0 while it can, or where nobody asks"
                + " it to be; NaN if the database does not answer")
        .register(meters);
  }

  private double seconds() {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(SECONDS)) {
      row.next();
      return row.getDouble(1);
    } catch (SQLException e) {
      return Double.NaN;
    }
  }
}

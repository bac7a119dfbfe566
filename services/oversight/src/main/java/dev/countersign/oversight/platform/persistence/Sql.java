package dev.countersign.oversight.platform.persistence;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Statements on the transaction's own connection: the pool hands it out again, and keeps it open.
 */
public abstract class Sql {
  private static final Counter STATEMENTS =
      Counter.builder("countersign.database.statements")
          .description("Statements that were sent to the database")
          .register(Metrics.globalRegistry);

  private final DataSource dataSource;

  protected Sql(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  protected void run(String sql, Binding work) {
    STATEMENTS.increment();
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      work.on(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("The tables could not be read or written", e);
    }
  }

  protected <T> List<T> all(String sql, Binding binding, Reading<T> reading) {
    var found = new ArrayList<T>();
    run(
        sql,
        statement -> {
          binding.on(statement);
          try (var row = statement.executeQuery()) {
            while (row.next()) {
              found.add(reading.of(row));
            }
          }
        });
    return found;
  }

  protected <T> Optional<T> one(String sql, Binding binding, Reading<T> reading) {
    return all(sql, binding, reading).stream().findFirst();
  }

  /** The state of the database that the transaction reads, as PostgreSQL writes it. */
  protected String snapshot() {
    return one("select pg_current_snapshot()::text", statement -> {}, row -> row.getString(1))
        .orElseThrow();
  }

  /** Sets what a statement asks for, or executes it. */
  public interface Binding {
    void on(PreparedStatement statement) throws SQLException;
  }

  /** Reads one row. */
  public interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }
}

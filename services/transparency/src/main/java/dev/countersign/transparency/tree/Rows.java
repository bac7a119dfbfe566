package dev.countersign.transparency.tree;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Plain SQL on the transaction's own connection. */
public abstract class Rows {
  private final DataSource dataSource;

  protected Rows(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  protected final void run(String sql, Binding work) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      work.on(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("The log's tables could not be read or written", e);
    }
  }

  protected final <T> List<T> all(String sql, Binding binding, Reading<T> reading) {
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

  protected final <T> Optional<T> one(String sql, Binding binding, Reading<T> reading) {
    return all(sql, binding, reading).stream().findFirst();
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

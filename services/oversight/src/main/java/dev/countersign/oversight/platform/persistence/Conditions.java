package dev.countersign.oversight.platform.persistence;

import dev.countersign.oversight.platform.Window;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a statement beyond what it always asks. What nobody asks for does not stand in
 * it: a statement is planned once for all its values, and a condition that may mean nothing would
 * keep that plan from every index.
 */
public final class Conditions {
  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  /** Asks for this too, with one place for the value; null asks for nothing. */
  public Conditions and(String condition, @Nullable Object value) {
    if (value != null) {
      sql.append(" and ").append(condition);
      values.add(value);
    }
    return this;
  }

  /** Asks for something that meets these; nothing, if there are none. */
  public Conditions andAny(String begin, Conditions of, String end) {
    if (!of.values.isEmpty()) {
      sql.append(" and ").append(begin).append(of.sql).append(end);
      values.addAll(of.values);
    }
    return this;
  }

  /** Only what lies between a window's ends. */
  public Conditions within(String place, Window window) {
    return and(place + (window.newestFirst() ? " < ?" : " > ?"), window.after())
        .and(place + (window.newestFirst() ? " > ?" : " < ?"), window.before());
  }

  /** Each with its {@code and}. */
  public String sql() {
    return sql.toString();
  }

  /** Sets the values from this place on, and gives the next one. */
  public int bind(PreparedStatement statement, int from) throws SQLException {
    int next = from;
    for (var value : values) {
      statement.setObject(next++, value);
    }
    return next;
  }
}

package dev.countersign.oversight.platform;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * One page of a list, with what the cursors are made of.
 *
 * @param snapshot the state of the database that it was read from, as PostgreSQL writes it
 */
public record Page<T>(List<Row<T>> rows, boolean hasNext, boolean hasPrevious, String snapshot) {

  /** A page of what was derived in memory: it stands for no one state of the database. */
  public Page(List<Row<T>> rows, boolean hasNext, boolean hasPrevious) {
    this(rows, hasNext, hasPrevious, "");
  }

  /** A row and the position that it is sorted by. */
  public record Row<T>(UUID position, T value) {}

  public <R> Page<R> map(Function<T, R> shape) {
    return new Page<>(
        rows.stream().map(row -> new Row<>(row.position(), shape.apply(row.value()))).toList(),
        hasNext,
        hasPrevious,
        snapshot);
  }
}

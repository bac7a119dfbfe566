package dev.countersign.oversight.platform;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** One page of a list, with what the cursors are made of. */
public record Page<T>(List<Row<T>> rows, boolean hasNext, boolean hasPrevious) {

  /** A row and the position that it is sorted by. */
  public record Row<T>(UUID position, T value) {}

  public <R> Page<R> map(Function<T, R> shape) {
    return new Page<>(
        rows.stream().map(row -> new Row<>(row.position(), shape.apply(row.value()))).toList(),
        hasNext,
        hasPrevious);
  }
}

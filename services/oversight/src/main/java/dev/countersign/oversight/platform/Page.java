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

  /**
   * The part of a list derived in memory that a window asks for.
   *
   * @param place the same for the same row, and no other's: what cursors are made of
   * @throws RefusedException if a cursor is of no row of the list
   */
  public static <T> Page<T> of(List<T> all, Function<T, UUID> place, Window window) {
    int from = window.after() == null ? 0 : indexOf(all, place, window.after()) + 1;
    int to = window.before() == null ? all.size() : indexOf(all, place, window.before());
    if (window.fromEnd()) {
      from = Math.max(from, to - window.limit());
    } else {
      to = Math.min(to, from + window.limit());
    }
    var rows = from < to ? all.subList(from, to) : List.<T>of();
    return new Page<>(
        rows.stream().map(row -> new Row<>(place.apply(row), row)).toList(),
        to < all.size(),
        from > 0);
  }

  /**
   * The page that a window asks for.
   *
   * @param rows in the direction in which the window reads, one more than it takes if there are
   * @param place what cursors are made of
   */
  public static <T> Page<T> cut(
      List<T> rows, Function<T, UUID> place, Window window, String snapshot) {
    boolean more = rows.size() > window.limit();
    var page = more ? rows.subList(0, window.limit()) : rows;
    var ordered = window.fromEnd() ? page.reversed() : page;
    return new Page<>(
        ordered.stream().map(row -> new Row<>(place.apply(row), row)).toList(),
        window.fromEnd() ? window.before() != null : more,
        window.fromEnd() ? more : window.after() != null,
        snapshot);
  }

  private static <T> int indexOf(List<T> all, Function<T, UUID> place, UUID wanted) {
    for (int i = 0; i < all.size(); i++) {
      if (place.apply(all.get(i)).equals(wanted)) {
        return i;
      }
    }
    throw RefusedException.invalidCursor();
  }

  /** A row and the position that it is sorted by. */
  public record Row<T>(UUID position, T value) {}

  /** Shapes all rows at once, in their order, so that one look at the database does for a page. */
  public <R> Page<R> mapAll(Function<List<T>, List<R>> shape) {
    var shaped = shape.apply(rows.stream().map(Row::value).toList()).iterator();
    return map(row -> shaped.next());
  }

  public <R> Page<R> map(Function<T, R> shape) {
    return new Page<>(
        rows.stream().map(row -> new Row<>(row.position(), shape.apply(row.value()))).toList(),
        hasNext,
        hasPrevious,
        snapshot);
  }
}

package dev.countersign.domain.fact;

import java.util.Comparator;

/**
 * A fact's place in the order of commits.
 *
 * @param epoch raised when a database starts to count transactions anew
 * @param xid the transaction, as an unsigned number
 * @param row the fact's number in its transaction, from 1
 */
public record Position(int epoch, long xid, int row) implements Comparable<Position> {
  /** Before everything. */
  public static final Position FIRST = new Position(0, 0, 0);

  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::epoch)
          .thenComparing(Position::xid, Long::compareUnsigned)
          .thenComparingInt(Position::row);

  public static Position parse(String text) {
    var parts = text.split("-", -1);
    if (parts.length == 3) {
      try {
        return new Position(
            Integer.parseInt(parts[0]),
            Long.parseUnsignedLong(parts[1]),
            Integer.parseInt(parts[2]));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("Not a position: " + text, e);
      }
    }
    throw new IllegalArgumentException("Not a position: " + text);
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  public boolean isAfter(Position other) {
    return compareTo(other) > 0;
  }

  @Override
  public String toString() {
    return epoch + "-" + Long.toUnsignedString(xid) + "-" + row;
  }
}

package dev.countersign.domain.halt;

import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record by its transactions, up to a place at which something stands that may bring anything.
 */
final class Writes {
  private final List<RecordedFact> facts;
  private final @Nullable Position unread;

  /**
   * @param facts a record in order
   * @param unread nothing from there on is told; null if all of it is
   */
  Writes(List<RecordedFact> facts, @Nullable Position unread) {
    this.facts =
        facts.stream()
            .filter(fact -> unread == null || unread.isAfter(fact.header().position()))
            .toList();
    this.unread = unread;
  }

  List<RecordedFact> facts() {
    return facts;
  }

  /** Where the transaction ends that begins there. */
  int endOf(int from) {
    int to = from;
    while (to < facts.size() && isOne(position(from), position(to))) {
      to++;
    }
    return to;
  }

  /** True if more of the transaction that ends there may lie behind what was given. */
  boolean mayGoOn(int to) {
    return to == facts.size() && (unread == null || isOne(position(to - 1), unread));
  }

  Position position(int at) {
    return facts.get(at).header().position();
  }

  private static boolean isOne(Position one, Position other) {
    return one.epoch() == other.epoch() && one.xid() == other.xid();
  }
}

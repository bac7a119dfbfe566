package dev.countersign.oversight.platform.graphql.socket;

import java.util.UUID;

/**
 * One subscription of one socket. Everything here runs on the socket's event loop; what has been
 * delivered is read elsewhere too.
 */
final class Member {
  private final Outlet outlet;
  private final String before;
  private volatile UUID delivered;
  private volatile boolean ended;
  private boolean behind = true;

  /**
   * @param id the subscription's id, as JSON
   * @param from everything behind this position is to be delivered
   */
  Member(Outlet outlet, String id, UUID from) {
    this.outlet = outlet;
    this.before = "{\"id\":" + id + ",\"type\":\"next\",\"payload\":";
    this.delivered = from;
  }

  UUID delivered() {
    return delivered;
  }

  boolean isEnded() {
    return ended || outlet.isClosed();
  }

  void end() {
    ended = true;
  }

  /**
   * Delivers what has just come, unless this one is behind and gets it from the record.
   *
   * @return false if it has fallen behind just now
   */
  boolean tell(UUID position, String payload) {
    if (behind || isEnded() || !isBehind(position)) {
      return true;
    }
    if (outlet.isFull()) {
      behind = true;
      return false;
    }
    write(position, payload);
    return true;
  }

  /**
   * Delivers what came from the record.
   *
   * @return false if it takes no more for now
   */
  boolean catchUp(UUID position, String payload) {
    if (isEnded() || outlet.isFull()) {
      return false;
    }
    if (isBehind(position)) {
      write(position, payload);
    }
    return true;
  }

  /** From here on it gets what comes as it comes. */
  void caughtUp() {
    behind = false;
  }

  /** Runs once it takes more. */
  void whenDrained(Runnable next) {
    outlet.whenDrained(next);
  }

  private boolean isBehind(UUID position) {
    return compare(delivered, position) < 0;
  }

  /** In position order, which is that of the bytes. */
  static int compare(UUID left, UUID right) {
    int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
  }

  private void write(UUID position, String payload) {
    outlet.write(before + payload + "}");
    delivered = position;
  }
}

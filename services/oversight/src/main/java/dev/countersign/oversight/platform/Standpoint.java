package dev.countersign.oversight.platform;

import java.time.Instant;

/**
 * The state that this request looks at: one for the whole request, so that its parts agree. Only
 * PostgreSQL applies it, to every row; who may see what is judged now all the same.
 */
public interface Standpoint {

  AsOf asOf();

  /** The instant at which to judge what time alone decides. */
  Instant validAt();

  /**
   * True if what holds in the world from this instant on held by the one asked for. PostgreSQL asks
   * that of every row but those on which a word about an earlier day may rest: who shows these by
   * themselves asks it here.
   */
  default boolean heldBy(Instant validFrom) {
    var asked = asOf().validAt();
    return asked == null || !validFrom.isAfter(asked);
  }

  /**
   * True in a request that only reads; its transactions each see one snapshot, and write nothing.
   */
  boolean isReading();

  /** Looks at this state from the next transaction on. */
  void look(AsOf asOf, boolean reading);
}

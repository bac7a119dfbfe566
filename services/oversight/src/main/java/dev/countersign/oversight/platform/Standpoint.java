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
   * True in a request that only reads; its transactions each see one snapshot, and write nothing.
   */
  boolean isReading();

  /** Looks at this state from the next transaction on. */
  void look(AsOf asOf, boolean reading);
}

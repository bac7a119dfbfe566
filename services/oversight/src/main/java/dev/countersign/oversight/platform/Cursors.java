package dev.countersign.oversight.platform;

import java.util.UUID;

/** Cursors that tell nothing and serve only the viewer who got them. */
public interface Cursors {
  String seal(UUID position);

  /**
   * @throws RefusedException if it is no cursor of this viewer
   */
  UUID open(String cursor);
}

package dev.countersign.oversight.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of a list that is asked for, by keyset on the position.
 *
 * @param limit how many rows at most
 * @param after only rows behind this position, in list order; null from the start
 * @param before only rows ahead of this position, in list order; null to the end
 * @param newestFirst list order by descending position
 * @param fromEnd the last rows of the range instead of the first
 */
public record Window(
    int limit, @Nullable UUID after, @Nullable UUID before, boolean newestFirst, boolean fromEnd) {
  /** The whole list, oldest first. */
  public static final Window ALL = new Window(Integer.MAX_VALUE - 1, null, null, false, false);

  /** True if rows are read by descending position. */
  public boolean descending() {
    return newestFirst != fromEnd;
  }
}

package dev.countersign.oversight.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns Relay's arguments into the part of a list that is asked for. */
@ApplicationScoped
public class Paging {
  private static final int DEFAULT = 25;
  private static final int MOST = 100;

  private final Cursors cursors;

  Paging(Cursors cursors) {
    this.cursors = cursors;
  }

  /**
   * @throws RefusedException if both ends are asked for, or more than 100 rows, or a cursor is not
   *     the viewer's
   */
  public Window window(
      @Nullable Integer first,
      @Nullable String after,
      @Nullable Integer last,
      @Nullable String before,
      @Nullable RecordedOrder order) {
    if (first != null && last != null) {
      throw RefusedException.invalid("Ask for first or for last, not for both.");
    }
    int limit = first != null ? first : last != null ? last : DEFAULT;
    if (limit < 1 || limit > MOST) {
      throw new RefusedException(
          "PAGE_SIZE", "A page has 1 to " + MOST + " rows. Ask for fewer, and page.");
    }
    return new Window(
        limit, open(after), open(before), order != RecordedOrder.OLDEST_FIRST, last != null);
  }

  private @Nullable UUID open(@Nullable String cursor) {
    return cursor == null ? null : cursors.open(cursor);
  }
}

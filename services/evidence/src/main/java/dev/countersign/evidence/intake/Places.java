package dev.countersign.evidence.intake;

import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import java.util.HashMap;
import java.util.Map;

/**
 * Places for uploads that run at once, in this replica. One organisation has a share of them, and
 * so leaves some to the others, however slowly it sends.
 */
final class Places {
  private final int all;
  private final int share;
  private final Map<String, Integer> taken = new HashMap<>();
  private int used;

  Places(int all, int share) {
    this.all = all;
    this.share = share;
  }

  /** A place that is held until it is closed. */
  final class Place implements AutoCloseable {
    private final String organisation;

    private Place(String organisation) {
      this.organisation = organisation;
    }

    @Override
    public void close() {
      leave(organisation);
    }
  }

  /**
   * Takes one.
   *
   * @throws Refusal if the organisation has its share, or all are taken
   */
  synchronized Place take(String organisation) {
    if (taken.getOrDefault(organisation, 0) >= share) {
      throw new Refusal(
          RefusalCode.TOO_MANY_UPLOADS,
          "%d uploads of your organisation run at once, which is its share; try again with a new ticket when one has ended."
              .formatted(share));
    }
    if (used >= all) {
      throw new Refusal(
          RefusalCode.BUSY, "Too many uploads run at once; try again with a new ticket.");
    }
    taken.merge(organisation, 1, Integer::sum);
    used++;
    return new Place(organisation);
  }

  private synchronized void leave(String organisation) {
    taken.computeIfPresent(organisation, (name, places) -> places > 1 ? places - 1 : null);
    used--;
  }
}

package dev.countersign.evidence.admission;

import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import java.util.HashMap;
import java.util.Map;

/**
 * Places for uploads, or downloads, that run at once, in this replica. One organisation has a share
 * of them, and so leaves some to the others, however slow it is.
 */
public final class Places {
  private final int all;
  private final int share;
  private final Map<String, Integer> taken = new HashMap<>();
  private final RefusalCode tooMany;
  private final String what;
  private int used;

  /**
   * @param share of one organisation
   * @param tooMany said to one that has its share
   * @param what takes the places, in the plural
   */
  public Places(int all, int share, RefusalCode tooMany, String what) {
    this.all = all;
    this.share = share;
    this.tooMany = tooMany;
    this.what = what;
  }

  /** A place that is held until it is closed. */
  public final class Place implements AutoCloseable {
    private final String organisation;
    private boolean left;

    private Place(String organisation) {
      this.organisation = organisation;
    }

    @Override
    public void close() {
      leave(this);
    }
  }

  /**
   * Takes one.
   *
   * @throws Refusal if the organisation has its share, or all are taken
   */
  public synchronized Place take(String organisation) {
    if (taken.getOrDefault(organisation, 0) >= share) {
      throw new Refusal(
          tooMany,
          "%d %s of your organisation run at once, which is its share; try again with a new ticket when one has ended."
              .formatted(share, what));
    }
    if (used >= all) {
      throw new Refusal(
          RefusalCode.BUSY,
          "Too many %s run at once; try again with a new ticket.".formatted(what));
    }
    taken.merge(organisation, 1, Integer::sum);
    used++;
    return new Place(organisation);
  }

  private synchronized void leave(Place place) {
    if (place.left) {
      return;
    }
    place.left = true;
    taken.computeIfPresent(place.organisation, (name, places) -> places > 1 ? places - 1 : null);
    used--;
  }
}

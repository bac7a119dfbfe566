package dev.countersign.oversight.gate;

import dev.countersign.domain.halt.DueInstants;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import java.time.Instant;
import java.util.Optional;

/** What time alone brings to one lab. */
@UseCase
public class FollowTime {
  private final Ledger ledger;
  private final Histories histories;
  private final PlatformClock clock;
  private final ViewerSwitch viewerSwitch;

  FollowTime(Ledger ledger, Histories histories, PlatformClock clock, ViewerSwitch viewerSwitch) {
    this.ledger = ledger;
    this.histories = histories;
    this.clock = clock;
    this.viewerSwitch = viewerSwitch;
  }

  /** Appends what has fallen due. */
  public void follow(String lab) {
    ledger.follow(lab);
  }

  /** The next instant at which something falls due. */
  public Optional<Instant> nextDue(String lab) {
    viewerSwitch.look(Viewer.rulesFor(lab));
    return DueInstants.next(histories.read(lab, clock.now()), clock.now());
  }
}

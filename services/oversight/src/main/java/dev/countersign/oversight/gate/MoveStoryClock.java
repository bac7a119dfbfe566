package dev.countersign.oversight.gate;

import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.RecordStatus;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.StoryClock;
import dev.countersign.oversight.platform.WriteRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Moves the story clock through every due instant in order, and does each one's work with the clock
 * standing there, before it goes on. Each lab's step is a transaction of its own; a walk that was
 * cut short goes on from where it stands.
 */
@ApplicationScoped
public class MoveStoryClock {
  private final StoryClock story;
  private final PlatformClock clock;
  private final Ledger ledger;
  private final FollowTime followTime;
  private final RecordStatus status;
  private final RememberClockMove moves;

  MoveStoryClock(
      StoryClock story,
      PlatformClock clock,
      Ledger ledger,
      FollowTime followTime,
      RecordStatus status,
      RememberClockMove moves) {
    this.story = story;
    this.clock = clock;
    this.ledger = ledger;
    this.followTime = followTime;
    this.status = status;
    this.moves = moves;
  }

  /**
   * @return where the clock stands when it is done; of a repeat, where it stood the first time
   */
  public Instant moveTo(WriteRequest request, Instant target) {
    var before = moves.before(request);
    if (before.isPresent()) {
      return before.get();
    }
    walkTo(target);
    return moves.remember(request, target);
  }

  private void walkTo(Instant target) {
    // Refused before any work is done, where the clock is real or the target past.
    story.requireMovable(target);
    for (var due = ledger.nextDue();
        due.isPresent() && !due.get().isAfter(target);
        due = ledger.nextDue()) {
      if (due.get().isAfter(clock.now())) {
        story.moveTo(due.get());
        status.record();
      }
      ledger.due(clock.now()).keySet().forEach(followTime::follow);
    }
    story.moveTo(target);
    status.record();
  }
}

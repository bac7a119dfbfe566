package dev.countersign.oversight.halt;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.HaltFact.HaltLiftApproved;
import dev.countersign.domain.fact.HaltFact.HaltLiftDenied;
import dev.countersign.domain.fact.HaltFact.HaltLiftObjected;
import dev.countersign.domain.fact.HaltFact.HaltLiftRequested;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.oversight.ledger.Followed;
import dev.countersign.oversight.platform.UseCase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The changes of halts that the viewer may see, one after the other, as they settle. */
@UseCase
public class FollowHaltChanges {
  private static final List<Class<? extends Fact>> KINDS =
      List.of(
          HaltOpened.class,
          HaltLiftRequested.class,
          HaltLiftApproved.class,
          HaltLiftObjected.class,
          HaltLiftDenied.class,
          HaltLifted.class);

  private final Followed followed;
  private final HaltRecords halts;

  FollowHaltChanges(Followed followed, HaltRecords halts) {
    this.followed = followed;
    this.halts = halts;
  }

  /**
   * One change.
   *
   * @param halt as it stands now
   */
  public record Change(UUID position, HaltChangeKind kind, Instant recordedAt, Halt halt) {}

  public List<Change> after(UUID position, int limit) {
    return followed.after(position, KINDS, limit).stream().flatMap(this::change).toList();
  }

  public UUID settled() {
    return followed.settled();
  }

  private Stream<Change> change(Followed.Placed placed) {
    RecordedFact recorded = placed.fact();
    return halts.read(recorded.header().id()).stream()
        .map(
            halt ->
                new Change(
                    placed.position(),
                    kind(recorded.fact()),
                    recorded.header().recordedAt(),
                    halt));
  }

  private static HaltChangeKind kind(Fact fact) {
    return switch (fact) {
      case HaltLiftRequested requested -> HaltChangeKind.LIFT_REQUESTED;
      case HaltLiftApproved approved -> HaltChangeKind.LIFT_APPROVED;
      case HaltLiftObjected objected -> HaltChangeKind.OBJECTED;
      case HaltLiftDenied denied -> HaltChangeKind.LIFT_DENIED;
      case HaltLifted lifted -> HaltChangeKind.LIFTED;
      default -> HaltChangeKind.OPENED;
    };
  }
}

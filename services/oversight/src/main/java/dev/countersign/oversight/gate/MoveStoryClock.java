package dev.countersign.oversight.gate;

import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.oversight.ledger.RecordStatus;
import dev.countersign.oversight.organisation.ReadOrganisations;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.StoryClock;
import dev.countersign.oversight.platform.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Moves the story clock through every due instant in order, and does each one's work with the clock
 * standing there, before it goes on. Each step is a transaction of its own.
 */
@ApplicationScoped
public class MoveStoryClock {
  private final StoryClock story;
  private final PlatformClock clock;
  private final FollowTime followTime;
  private final ReadOrganisations organisations;
  private final RecordStatus status;

  MoveStoryClock(
      StoryClock story,
      PlatformClock clock,
      FollowTime followTime,
      ReadOrganisations organisations,
      RecordStatus status) {
    this.story = story;
    this.clock = clock;
    this.followTime = followTime;
    this.organisations = organisations;
    this.status = status;
  }

  public void moveTo(Instant target) {
    story.moveTo(clock.now());
    var labs = labs();
    for (var due = next(labs); due.isPresent() && !due.get().isAfter(target); due = next(labs)) {
      story.moveTo(due.get());
      status.record();
      labs.forEach(followTime::follow);
    }
    story.moveTo(target);
    status.record();
  }

  private Optional<Instant> next(List<String> labs) {
    return labs.stream()
        .map(followTime::nextDue)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private List<String> labs() {
    var all = new Window(Integer.MAX_VALUE - 1, null, null, false, false);
    return organisations.page(OrganisationKind.LAB, all).rows().stream()
        .map(row -> row.value().header().id())
        .filter(organisations::isApproved)
        .toList();
  }
}

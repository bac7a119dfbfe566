package dev.countersign.oversight.supervision.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.graphql.feed.Feed;
import dev.countersign.oversight.supervision.FollowSupervision;
import dev.countersign.oversight.supervision.SupervisionEventKind;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Some kinds of supervision events, as a subscription tells them. */
abstract class SupervisionFeed implements Feed {
  private final FollowSupervision follow;
  private final Cursors cursors;
  private final Set<SupervisionEventKind> kinds;

  SupervisionFeed(FollowSupervision follow, Cursors cursors, Set<SupervisionEventKind> kinds) {
    this.follow = follow;
    this.cursors = cursors;
    this.kinds = Set.copyOf(kinds);
  }

  @Override
  public List<Change> after(UUID position, int limit) {
    return follow.after(position, kinds, limit).stream()
        .map(event -> new Change(event.position(), SupervisionEventView.of(event, cursors)))
        .toList();
  }

  @Override
  public UUID settled() {
    return follow.settled();
  }
}

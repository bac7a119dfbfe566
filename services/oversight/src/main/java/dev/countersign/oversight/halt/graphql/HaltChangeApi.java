package dev.countersign.oversight.halt.graphql;

import dev.countersign.oversight.halt.FollowHaltChanges;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.graphql.feed.Feed;
import dev.countersign.oversight.platform.graphql.feed.Told;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class HaltChangeApi implements Feed {
  private static final String FIELD = "haltChanges";

  private final FollowHaltChanges follow;
  private final Cursors cursors;
  private final Told told;

  HaltChangeApi(FollowHaltChanges follow, Cursors cursors, Told told) {
    this.follow = follow;
    this.cursors = cursors;
    this.told = told;
  }

  @Subscription(FIELD)
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description(
      "Every change of a halt that the caller may see, in the order of the record, as it settles:"
          + " none is left out, none comes twice. Over a WebSocket, with graphql-transport-ws.")
  public @NonNull Multi<@NonNull HaltChangeView> haltChanges(
      @Name("after")
          @Description(
              "Begin behind this cursor of an earlier change; with the next one, if absent.")
          @Nullable String after) {
    return told.changes(HaltChangeView.class);
  }

  @Override
  public String field() {
    return FIELD;
  }

  @Override
  public Set<String> roles() {
    return Set.of("lab", "auditor", "regulator");
  }

  @Override
  public List<Change> after(UUID position, int limit) {
    return follow.after(position, limit).stream()
        .map(
            change ->
                new Change(
                    change.position(),
                    new HaltChangeView(
                        cursors.seal(change.position()),
                        change.kind(),
                        change.recordedAt(),
                        HaltView.of(change.halt()))))
        .toList();
  }

  @Override
  public UUID settled() {
    return follow.settled();
  }
}

package dev.countersign.oversight.supervision.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.graphql.feed.Told;
import dev.countersign.oversight.supervision.FollowSupervision;
import dev.countersign.oversight.supervision.SupervisionEventKind;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class WeakeningsApi extends SupervisionFeed {
  private static final String FIELD = "weakenings";

  private final Told told;

  WeakeningsApi(FollowSupervision follow, Cursors cursors, Told told) {
    super(follow, cursors, Set.of(SupervisionEventKind.WEAKENING));
    this.told = told;
  }

  @Subscription(FIELD)
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description(
      "Every published policy version that asks less than the one before it. Over a WebSocket, with graphql-transport-ws.")
  public @NonNull Multi<@NonNull SupervisionEventView> weakenings(
      @Name("after")
          @Description(
              "Begin behind this cursor of an earlier event; with the next one, if absent.")
          @Nullable String after) {
    return told.changes(SupervisionEventView.class);
  }

  @Override
  public String field() {
    return FIELD;
  }

  @Override
  public Set<String> roles() {
    return Set.of("lab", "auditor", "regulator");
  }
}

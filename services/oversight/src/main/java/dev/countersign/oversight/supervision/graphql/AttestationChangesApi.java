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
public class AttestationChangesApi extends SupervisionFeed {
  private static final String FIELD = "attestationChanges";

  private final Told told;

  AttestationChangesApi(FollowSupervision follow, Cursors cursors, Told told) {
    super(
        follow,
        cursors,
        Set.of(
            SupervisionEventKind.ATTESTATION_RECEIVED,
            SupervisionEventKind.ATTESTATION_REVOKED,
            SupervisionEventKind.ATTESTATION_SUSPENDED,
            SupervisionEventKind.ATTESTATION_SUPERSEDED));
    this.told = told;
  }

  @Subscription(FIELD)
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description(
      "Every attestation that arrives or stops counting, as far as the caller may see it. Over a WebSocket, with graphql-transport-ws.")
  public @NonNull Multi<@NonNull SupervisionEventView> attestationChanges(
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

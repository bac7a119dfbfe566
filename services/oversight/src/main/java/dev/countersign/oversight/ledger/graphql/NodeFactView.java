package dev.countersign.oversight.ledger.graphql;

import dev.countersign.oversight.ledger.Positions;
import dev.countersign.oversight.ledger.Step;
import dev.countersign.oversight.ledger.Step.Timeliness;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("NodeFact")
@Description("One fact of a thing, as it stands on record.")
public record NodeFactView(
    @Ignore Step step,
    @NonNull @Description("The kind of fact.") String kind,
    @Id @NonNull @Description("Who states it.") String organisation,
    @NonNull @Description("Its place in the order of commits: epoch, transaction and row.")
        String position,
    @NonNull @Description("Since when it holds in the world, as claimed.") Instant validFrom,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt,
    @NonNull
        @Description(
            "BACKDATED if it is claimed to hold since more than 24 hours before its recording; LATE"
                + " if the platform states it more than a minute after it fell due.")
        Timeliness timeliness,
    @Description("How long after its valid time it was recorded, in seconds; null if on time.")
        @Nullable Long lagSeconds) {

  static NodeFactView of(Step step) {
    return new NodeFactView(
        step,
        step.kind(),
        step.organisation(),
        Positions.ofUuid(step.position()).toString(),
        step.validFrom(),
        step.recordedAt(),
        step.timeliness(),
        step.lagSeconds());
  }
}

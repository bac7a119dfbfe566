package dev.countersign.oversight.engagement.graphql;

import dev.countersign.domain.fact.EngagementFact.AccessRefused;
import dev.countersign.domain.history.History.Event;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("RefusedAccess")
@Description("What a lab did not let its auditor have, in the auditor's words.")
public record RefusedAccessView(
    @NonNull @Description("What was asked for.") String asked,
    @NonNull @Description("When it was asked for.") Instant askedAt,
    @Description("What the auditor was told; null if nothing.") @Nullable String refusal,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt) {

  static RefusedAccessView of(Event<AccessRefused> event) {
    var refused = event.fact();
    return new RefusedAccessView(
        refused.asked(), refused.askedAt(), refused.refusal(), event.header().recordedAt());
  }
}

package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.fact.EvidenceFact.HazardReadApproved;
import dev.countersign.domain.fact.EvidenceFact.HazardReadRequested;
import dev.countersign.domain.history.History.Event;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("HazardRead")
@Description("Somebody asks to read hazardous evidence; a second person approves.")
public record HazardReadView(
    @Id @NonNull @Description("The request's id.") String id,
    @Id @NonNull @Description("The evidence.") String evidence,
    @Id @NonNull @Description("The lab that it is about.") String lab,
    @Id @NonNull @Description("Whose person asks.") String organisation,
    @NonNull @Description("Who asks.") String user,
    @NonNull @Description("What for.") String purpose,
    @NonNull @Description("When it was recorded.") Instant requestedAt,
    @Description("The second person; null while nobody approved.") @Nullable String approver,
    @Description("Until when it may be read; null while nobody approved.")
        @Nullable Instant until) {

  static HazardReadView of(
      Event<HazardReadRequested> asked, @Nullable HazardReadApproved approved) {
    return new HazardReadView(
        asked.fact().request(),
        asked.fact().evidence().value(),
        Objects.requireNonNull(asked.header().lab()).value(),
        asked.header().organisation().value(),
        asked.fact().user(),
        asked.fact().purpose(),
        asked.header().recordedAt(),
        approved == null ? null : approved.approver(),
        approved == null ? null : approved.until());
  }
}

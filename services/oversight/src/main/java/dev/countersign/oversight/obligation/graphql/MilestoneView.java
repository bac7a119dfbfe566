package dev.countersign.oversight.obligation.graphql;

import dev.countersign.domain.fact.ObligationFact.MilestoneClaimed;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Milestone")
@Description("A claim of when something happened, or is planned, that starts a clock.")
public record MilestoneView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab whose clock it starts.") String lab,
    @Id
        @NonNull
        @Description("Who says so: the lab, or the auditor that disclosed what it found to it.")
        String claimedBy,
    @NonNull @Description("The key of the instrument.") String instrument,
    @NonNull @Description("What happened, or is planned.") ClockStart start,
    @Id @NonNull @Description("What it is about; the lab itself, if nothing else.") String subject,
    @NonNull @Description("The instant that is claimed; it may lie ahead.") Instant at,
    @Id @NonNull @Description("Ids of the evidence that it rests on.")
        List<@NonNull String> evidence,
    @Description("Why the same claimant's earlier claim is corrected; null for a first one.")
        @Nullable String reason,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {
  @Override
  @Id
  @NonNull
  @Description("The id: mst_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static MilestoneView of(Event<MilestoneClaimed> event) {
    var claim = event.fact();
    return new MilestoneView(
        claim.milestone().value(),
        Objects.requireNonNull(event.header().lab()).value(),
        event.header().organisation().value(),
        claim.instrument(),
        claim.start(),
        claim.subject(),
        claim.at(),
        claim.evidence().stream().map(EvidenceId::value).toList(),
        claim.reason(),
        event.header().recordedAt());
  }
}

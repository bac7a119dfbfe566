package dev.countersign.oversight.incident.graphql;

import dev.countersign.domain.fact.IncidentFact.IncidentNature;
import dev.countersign.domain.fact.IncidentFact.NearMissEscalated;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.incident.Incident;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Incident")
@Description("Something that happened. A regulator sees it once it is classified under its regime.")
public record IncidentView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab that recorded it.") String lab,
    @Id @Description("The model version that was involved; null if none is known to be.")
        @Nullable String modelVersion,
    @NonNull @Description("In one line.") String title,
    @NonNull @Description("In plain words.") String description,
    @NonNull
        @Description(
            "NEAR_MISS if it was recorded as one and nobody says otherwise; it obliges to nothing"
                + " then. A regulator says so of its own regime alone, and to no other.")
        IncidentNature nature,
    @NonNull @Description("Who says that a near miss was an incident after all, oldest first.")
        List<@NonNull EscalationView> escalations,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt,
    @NonNull @Description("Every claim of when a clock started, oldest first.")
        List<@NonNull ClockStartView> clockStarts,
    @NonNull @Description("Every classification that the caller may see, oldest first.")
        List<@NonNull ClassificationView> classifications,
    @NonNull @Description("Every report that the caller may see, oldest first.")
        List<@NonNull IncidentReportView> reports,
    @Ignore Incident incident)
    implements NodeView {
  @Override
  @Id
  @NonNull
  @Description("The id: inc_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static IncidentView of(Incident incident) {
    var modelVersion = incident.recorded().modelVersion();
    return new IncidentView(
        incident.id().value(),
        incident.header().organisation().value(),
        modelVersion == null ? null : modelVersion.value(),
        incident.recorded().title(),
        incident.recorded().description(),
        incident.isNearMiss() ? IncidentNature.NEAR_MISS : IncidentNature.INCIDENT,
        incident.escalations().stream().map(EscalationView::of).toList(),
        incident.header().recordedAt(),
        incident.claims().stream().map(claim -> ClockStartView.of(incident, claim)).toList(),
        incident.classifications().stream().map(ClassificationView::of).toList(),
        incident.reports().stream().map(report -> IncidentReportView.of(incident, report)).toList(),
        incident);
  }

  /** What somebody says of a near miss. */
  @Name("NearMissEscalation")
  @Description("That a near miss was an incident after all.")
  public record EscalationView(
      @Id @NonNull @Description("The organisation that says so.") String escalatedBy,
      @Description("The key of the regime under which it was one; null for all, in its lab's view.")
          @Nullable String instrument,
      @NonNull @Description("Why.") String reason,
      @NonNull @Description("When the platform recorded it.") Instant recordedAt) {

    private static EscalationView of(Event<NearMissEscalated> event) {
      return new EscalationView(
          event.header().organisation().value(),
          event.fact().instrument(),
          event.fact().reason(),
          event.header().recordedAt());
    }
  }
}

package dev.countersign.oversight.incident;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.IncidentFact.ClockStartClaimed;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.incident.ClockOrder;
import dev.countersign.domain.incident.Incident;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lab, or a regulator that was told of it, claims when a clock started. A further claim of the
 * same organisation corrects its earlier one and says why; both stay on record.
 */
@UseCase
public class ClaimClockStart {
  private final Ledger ledger;
  private final IncidentRecords incidents;
  private final CurrentViewer viewer;

  ClaimClockStart(Ledger ledger, IncidentRecords incidents, CurrentViewer viewer) {
    this.ledger = ledger;
    this.incidents = incidents;
    this.viewer = viewer;
  }

  public IncidentId claim(
      WriteRequest request,
      IncidentId id,
      ClockStart start,
      Instant at,
      List<EvidenceId> evidence,
      @Nullable String reason) {
    var claimant = viewer.get().organisation();
    var seen = incidents.read(id.value()).orElseThrow(RefusedException::notFound);
    return new IncidentId(
        ledger.write(
            request,
            List.of(Book.ofLab(IncidentRecords.labOf(seen))),
            entry -> {
              var incident = incidents.read(id.value()).orElseThrow(RefusedException::notFound);
              var known = claimsOf(incident, claimant);
              if (at.isAfter(entry.recordedAt())) {
                throw new RefusedException(
                    "FUTURE_DATED", "A clock cannot have started yet. Claim it when it has.");
              }
              if (known.containsKey(start) && reason == null) {
                throw new RuleBrokenException(
                    "REASON_MISSING", "This corrects your earlier claim. Say why.");
              }
              ClockOrder.check(known, start, at);
              incidents.requireOfLab(evidence, IncidentRecords.labOf(incident));
              entry.append(
                  new ClockStartClaimed(id, start, at, entry.viewer().user(), evidence, reason),
                  incidents.filing(incident, claimant).parties(List.of(claimant)));
              return id.value();
            }));
  }

  private static Map<ClockStart, Instant> claimsOf(Incident incident, String claimant) {
    var known = new EnumMap<ClockStart, Instant>(ClockStart.class);
    incident.claims().stream()
        .filter(event -> event.header().organisation().value().equals(claimant))
        .forEach(event -> known.put(event.fact().start(), event.fact().at()));
    return known;
  }
}

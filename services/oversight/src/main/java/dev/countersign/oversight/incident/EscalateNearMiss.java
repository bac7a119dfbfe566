package dev.countersign.oversight.incident;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.IncidentFact.NearMissEscalated;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/**
 * A lab, or a regulator that was told of it, says that a near miss was an incident after all. What
 * its regimes ask is owed from then on, by the clocks as they were claimed: of a lab's word, all of
 * them; of a regulator's, its own, and no other is told what it says.
 */
@UseCase
public class EscalateNearMiss {
  private final Ledger ledger;
  private final IncidentRecords incidents;
  private final CurrentViewer viewer;

  EscalateNearMiss(Ledger ledger, IncidentRecords incidents, CurrentViewer viewer) {
    this.ledger = ledger;
    this.incidents = incidents;
    this.viewer = viewer;
  }

  public IncidentId escalate(WriteRequest request, IncidentId id, String reason) {
    var who = viewer.get().organisation();
    var seen = incidents.read(id.value()).orElseThrow(RefusedException::notFound);
    return new IncidentId(
        ledger.write(
            request,
            List.of(Book.ofLab(IncidentRecords.labOf(seen))),
            entry -> {
              var incident = incidents.read(id.value()).orElseThrow(RefusedException::notFound);
              if (who.equals(IncidentRecords.labOf(incident))) {
                require(incident.isNearMissSomewhere());
                entry.append(
                    new NearMissEscalated(id, null, reason, entry.viewer().user()),
                    incidents.filing(incident, who));
              } else {
                var regimes =
                    incidents.regimesOf(who, incident).stream()
                        .filter(incident::isNearMiss)
                        .toList();
                require(!regimes.isEmpty());
                regimes.forEach(
                    regime ->
                        entry.append(
                            new NearMissEscalated(id, regime, reason, entry.viewer().user()),
                            incidents.filing(incident, who, regime)));
              }
              return id.value();
            }));
  }

  private static void require(boolean isNearMiss) {
    if (!isNearMiss) {
      throw new RuleBrokenException(
          "NOT_A_NEAR_MISS", "It counts as an incident already; nothing is to be said.");
    }
  }
}

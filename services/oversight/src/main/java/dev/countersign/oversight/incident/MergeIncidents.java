package dev.countersign.oversight.incident;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.IncidentFact.IncidentsMerged;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A lab reports a similar incident with an earlier one; the earlier one's clocks govern. */
@UseCase
public class MergeIncidents {
  private final Ledger ledger;
  private final IncidentRecords incidents;
  private final CurrentViewer viewer;

  MergeIncidents(Ledger ledger, IncidentRecords incidents, CurrentViewer viewer) {
    this.ledger = ledger;
    this.incidents = incidents;
    this.viewer = viewer;
  }

  public IncidentId merge(
      WriteRequest request, IncidentId id, IncidentId into, String regime, String reason) {
    var lab = Labs.own(viewer.get());
    var instrument = incidents.instrument(regime);
    return new IncidentId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var later = incidents.own(lab, id);
              var first = incidents.own(lab, into);
              if (later.category(regime).isEmpty() || first.category(regime).isEmpty()) {
                throw new RuleBrokenException(
                    "NOT_CLASSIFIED", "Classify both incidents under the regime first.");
              }
              if (later.isNearMiss(regime) != first.isNearMiss(regime)) {
                throw new RuleBrokenException(
                    "MERGED_INTO_NEAR_MISS",
                    "One of them is a near miss, which is not reported. Leave them apart, or"
                        + " escalate it first.");
              }
              if (!later.header().position().isAfter(first.header().position())) {
                throw new RuleBrokenException(
                    "MERGED_BACKWARDS", "The one recorded first governs. Merge the later one.");
              }
              if (first.mergedInto(regime).isPresent() || later.mergedInto(regime).isPresent()) {
                throw new RuleBrokenException(
                    "ALREADY_MERGED", "One of them is reported with another already.");
              }
              entry.append(
                  new IncidentsMerged(id, into, regime, reason),
                  incidents.filing(later, lab, instrument));
              return id.value();
            }));
  }
}

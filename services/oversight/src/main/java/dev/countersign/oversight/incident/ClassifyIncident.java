package dev.countersign.oversight.incident;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.IncidentFact.IncidentClassified;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lab says under which regime an incident falls; that regime's regulators are told at once. */
@UseCase
public class ClassifyIncident {
  private final Ledger ledger;
  private final IncidentRecords incidents;
  private final CurrentViewer viewer;

  ClassifyIncident(Ledger ledger, IncidentRecords incidents, CurrentViewer viewer) {
    this.ledger = ledger;
    this.incidents = incidents;
    this.viewer = viewer;
  }

  /**
   * @param category null takes it out of the regime
   */
  public IncidentId classify(
      WriteRequest request,
      IncidentId id,
      String regime,
      @Nullable String category,
      String rationale) {
    var lab = Labs.own(viewer.get());
    var instrument = incidents.instrument(regime);
    if (category != null && !instrument.knowsCategory(category)) {
      throw new RuleBrokenException(
          "UNKNOWN_CATEGORY", "The regime knows no such kind of incident. Choose one of its own.");
    }
    return new IncidentId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var incident = incidents.own(lab, id);
              if (category == null && incident.category(regime).isEmpty()) {
                throw new RuleBrokenException(
                    "NOT_CLASSIFIED", "It does not fall under that regime as it is.");
              }
              entry.append(
                  new IncidentClassified(id, regime, category, rationale),
                  incidents.filing(incident, lab, instrument));
              return id.value();
            }));
  }
}

package dev.countersign.oversight.incident;

import dev.countersign.domain.fact.IncidentFact.IncidentNature;
import dev.countersign.domain.fact.IncidentFact.IncidentRecorded;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lab records that something happened; who is told of it depends on how it is classified. */
@UseCase
public class RecordIncident {
  private final Ledger ledger;
  private final IncidentRecords incidents;
  private final Models models;
  private final CurrentViewer viewer;

  RecordIncident(Ledger ledger, IncidentRecords incidents, Models models, CurrentViewer viewer) {
    this.ledger = ledger;
    this.incidents = incidents;
    this.models = models;
    this.viewer = viewer;
  }

  /**
   * @param nature null for an incident
   */
  public IncidentId record(
      WriteRequest request,
      @Nullable ModelVersionId modelVersion,
      String title,
      String description,
      @Nullable IncidentNature nature) {
    var lab = Labs.own(viewer.get());
    if (modelVersion != null) {
      models.ownVersion(lab, modelVersion);
    }
    return new IncidentId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var id = new IncidentId(entry.newId(IncidentId.PREFIX));
              entry.append(
                  new IncidentRecorded(
                      id, modelVersion, title, description, entry.viewer().user(), nature),
                  incidents.about(Filing.ofIncident(id.value(), lab, lab), modelVersion));
              return id.value();
            }));
  }
}

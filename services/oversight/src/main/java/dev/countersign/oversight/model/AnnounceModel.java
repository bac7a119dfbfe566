package dev.countersign.oversight.model;

import dev.countersign.domain.fact.ModelFact.ModelAnnounced;
import dev.countersign.domain.id.ModelId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;
import java.util.Set;

/** A lab makes a model family known to everyone. */
@UseCase
public class AnnounceModel {
  private final Ledger ledger;
  private final Models models;
  private final CurrentViewer viewer;

  AnnounceModel(Ledger ledger, Models models, CurrentViewer viewer) {
    this.ledger = ledger;
    this.models = models;
    this.viewer = viewer;
  }

  public ModelId announce(WriteRequest request, ModelId id) {
    var lab = Labs.own(viewer.get());
    return new ModelId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              if (!models.model(id).header().organisation().value().equals(lab)) {
                throw RefusedException.notFound();
              }
              entry.append(
                  new ModelAnnounced(id),
                  Filing.supervised(id.value(), lab, lab)
                      .model(id.value(), Set.of(id.value()))
                      .publicWhen(PublicWhen.WRITTEN));
              ledger.disclose(id.value(), PublicWhen.ANNOUNCED, entry);
              return id.value();
            }));
  }
}

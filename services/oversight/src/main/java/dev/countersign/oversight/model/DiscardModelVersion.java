package dev.countersign.oversight.model;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.fact.ModelFact.ModelVersionDiscarded;
import dev.countersign.domain.history.Clearances;
import dev.countersign.domain.history.Discards;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A lab says that it makes nothing more of a version: it owes no evaluation of it from then on. */
@UseCase
public class DiscardModelVersion {
  private final Ledger ledger;
  private final Models models;
  private final Facts facts;
  private final CurrentViewer viewer;

  DiscardModelVersion(Ledger ledger, Models models, Facts facts, CurrentViewer viewer) {
    this.ledger = ledger;
    this.models = models;
    this.facts = facts;
    this.viewer = viewer;
  }

  public ModelVersionId discard(WriteRequest request, ModelVersionId id, String reason) {
    var lab = Labs.own(viewer.get());
    return new ModelVersionId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var version = models.ownVersion(lab, id).fact();
              if (facts.first(ModelDeployed.class, id.value()).isPresent()) {
                throw new RuleBrokenException(
                    "VERSION_DEPLOYED", "It is out: what was deployed goes on being judged.");
              }
              var history = History.of(facts.historyOf(lab));
              if (Clearances.of(history).count(id, history.last(), entry.recordedAt())) {
                throw new RuleBrokenException(
                    "VERSION_CLEARED",
                    "It is cleared for a step, or was for one that brings it into use: it goes on"
                        + " being judged.");
              }
              if (Discards.of(history).of(id).isPresent()) {
                throw new RuleBrokenException("ALREADY_DISCARDED", "It is discarded already.");
              }
              entry.append(
                  new ModelVersionDiscarded(id, reason),
                  models.about(Filing.supervised(id.value(), lab, lab), version));
              return id.value();
            }));
  }
}

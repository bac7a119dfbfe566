package dev.countersign.oversight.model;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.ModelFact.ModelAnnounced;
import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A lab says that a version is out: from here on everyone may see its halts. */
@UseCase
public class DeployModelVersion {
  private final Ledger ledger;
  private final Models models;
  private final Facts facts;
  private final CurrentViewer viewer;

  DeployModelVersion(Ledger ledger, Models models, Facts facts, CurrentViewer viewer) {
    this.ledger = ledger;
    this.models = models;
    this.facts = facts;
    this.viewer = viewer;
  }

  public ModelVersionId deploy(WriteRequest request, ModelVersionId id) {
    var lab = Labs.own(viewer.get());
    return new ModelVersionId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var version = models.ownVersion(lab, id).fact();
              var model = version.model().value();
              if (facts.first(ModelAnnounced.class, model).isEmpty()) {
                throw new RuleBrokenException(
                    "MODEL_NOT_ANNOUNCED", "What is deployed is known. Announce the model first.");
              }
              if (facts.first(ModelDeployed.class, id.value()).isPresent()) {
                throw new RuleBrokenException("ALREADY_DEPLOYED", "It is deployed already.");
              }
              entry.append(
                  new ModelDeployed(version.model(), id),
                  models
                      .about(Filing.supervised(id.value(), lab, lab), version)
                      .publicWhen(PublicWhen.WRITTEN));
              ledger.disclose(model, PublicWhen.DEPLOYED, entry);
              return id.value();
            }));
  }
}

package dev.countersign.oversight.safeguard;

import dev.countersign.domain.fact.SafeguardFact.ImplementationState;
import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.Surface;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A lab puts a safeguard in place, on one surface and in one configuration. */
@UseCase
public class ImplementSafeguard {
  private final Ledger ledger;
  private final Models models;
  private final CurrentViewer viewer;

  ImplementSafeguard(Ledger ledger, Models models, CurrentViewer viewer) {
    this.ledger = ledger;
    this.models = models;
    this.viewer = viewer;
  }

  public ImplementationId implement(
      WriteRequest request,
      String safeguardKey,
      ModelVersionId on,
      Surface surface,
      String configDigest,
      ImplementationState state) {
    var lab = Labs.own(viewer.get());
    var version = models.ownVersion(lab, on);
    return new ImplementationId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var id = new ImplementationId(entry.newId(ImplementationId.PREFIX));
              entry.append(
                  new SafeguardImplemented(
                      id, safeguardKey, on, surface, configDigest, state, entry.viewer().user()),
                  models.about(Filing.supervised(id.value(), lab, lab), version.fact()));
              return id.value();
            }));
  }
}

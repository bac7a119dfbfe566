package dev.countersign.oversight.safeguard;

import dev.countersign.domain.fact.SafeguardFact.SafeguardDegraded;
import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A bypass was found: the safeguard no longer counts as validated. */
@UseCase
public class ReportDegradation {
  private final Ledger ledger;
  private final Models models;
  private final Facts facts;
  private final CurrentViewer viewer;

  ReportDegradation(Ledger ledger, Models models, Facts facts, CurrentViewer viewer) {
    this.ledger = ledger;
    this.models = models;
    this.facts = facts;
    this.viewer = viewer;
  }

  public ImplementationId report(WriteRequest request, ImplementationId id, String reason) {
    var lab = Labs.own(viewer.get());
    var implemented =
        facts
            .first(SafeguardImplemented.class, id.value())
            .filter(i -> i.header().organisation().value().equals(lab))
            .orElseThrow(RefusedException::notFound);
    return new ImplementationId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              entry.append(
                  new SafeguardDegraded(id, reason),
                  models.about(
                      Filing.supervised(id.value(), lab, lab),
                      models.version(implemented.fact().modelVersion()).fact()));
              return id.value();
            }));
  }
}

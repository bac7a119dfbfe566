package dev.countersign.oversight.policy;

import dev.countersign.domain.fact.PolicyFact.Designation;
import dev.countersign.domain.fact.PolicyFact.FrameworkDocumentCreated;
import dev.countersign.domain.fact.RequirementFact.InstrumentApproved;
import dev.countersign.domain.fact.RequirementFact.InstrumentRegistered;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A lab begins a framework document; that it exists is public. */
@UseCase
public class CreateFrameworkDocument {
  private final Ledger ledger;
  private final Facts facts;
  private final CurrentViewer viewer;

  CreateFrameworkDocument(Ledger ledger, Facts facts, CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.viewer = viewer;
  }

  public DocumentId create(WriteRequest request, String name, List<Designation> designations) {
    var lab = Labs.own(viewer.get());
    return new DocumentId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              designations.forEach(this::requireKnown);
              var id = new DocumentId(entry.newId(DocumentId.PREFIX));
              entry.append(
                  new FrameworkDocumentCreated(id, name, designations),
                  Filing.supervised(id.value(), lab, lab)
                      .document(id.value())
                      .publicWhen(PublicWhen.WRITTEN));
              return id.value();
            }));
  }

  /** What is filed under an instrument that nobody knows would oblige to nothing, unnoticed. */
  private void requireKnown(Designation designation) {
    var versions =
        facts
            .page(
                Wanted.all(InstrumentRegistered.class).where("key", designation.instrument()),
                Window.ALL)
            .rows()
            .stream()
            .map(row -> row.value().header().id())
            .toList();
    if (facts.of(InstrumentApproved.class, versions).isEmpty()) {
      throw RefusedException.unknownRegime();
    }
  }
}

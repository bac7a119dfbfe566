package dev.countersign.oversight.evidence;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.EvidenceFact.EvidenceTicketIssued;
import dev.countersign.domain.fact.EvidenceFact.TicketAction;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Somebody who may see a piece of evidence is let in to read its bytes; the lab sees that. */
@UseCase
public class RequestEvidenceDownload {
  private final Ledger ledger;
  private final Facts facts;
  private final CurrentViewer viewer;

  RequestEvidenceDownload(Ledger ledger, Facts facts, CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.viewer = viewer;
  }

  public EvidenceId request(WriteRequest request, EvidenceId id, String purpose) {
    var who = viewer.get();
    var sealed =
        facts.first(EvidenceSealed.class, id.value()).orElseThrow(RefusedException::notFound);
    var owner = sealed.header().organisation().value();
    if (sealed.fact().evidenceClass() == EvidenceClass.HAZARD
        && !who.organisation().equals(owner)) {
      throw new RuleBrokenException(
          "HAZARD_NEEDS_APPROVAL",
          "Hazardous evidence is read only with a second person's approval.");
    }
    var lab = Objects.requireNonNull(sealed.header().lab()).value();
    var books = new ArrayList<Book>(List.of(Book.ofLab(lab)));
    if (who.kind() == Viewer.Kind.AUDITOR) {
      books.add(Book.ofAuditor(who.organisation()));
    }
    return new EvidenceId(
        ledger.write(
            request,
            books,
            entry -> {
              entry.append(
                  new EvidenceTicketIssued(
                      id,
                      TicketAction.DOWNLOAD,
                      sealed.fact().sha256(),
                      sealed.fact().size(),
                      sealed.fact().mediaType(),
                      sealed.fact().name(),
                      sealed.fact().evidenceClass(),
                      who.user(),
                      purpose,
                      null,
                      null),
                  Filing.between(entry.newId("fct_"), who.organisation(), lab, List.of(owner))
                      .evidenceClass(sealed.fact().evidenceClass().name())
                      .asSigned());
              return id.value();
            }));
  }
}

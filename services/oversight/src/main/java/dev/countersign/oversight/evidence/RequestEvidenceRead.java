package dev.countersign.oversight.evidence;

import dev.countersign.domain.fact.EvidenceFact.EvidenceTicketIssued;
import dev.countersign.domain.fact.EvidenceFact.TicketAction;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.evidence.EvidenceAccess.Readable;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who may read a piece of evidence is let in, to its bytes or to its samples. That is the
 * access event: the lab sees it, and the owner does.
 */
@UseCase
public class RequestEvidenceRead {
  private final Ledger ledger;
  private final EvidenceAccess access;
  private final PlatformClock clock;
  private final CurrentViewer viewer;

  RequestEvidenceRead(
      Ledger ledger, EvidenceAccess access, PlatformClock clock, CurrentViewer viewer) {
    this.ledger = ledger;
    this.access = access;
    this.clock = clock;
    this.viewer = viewer;
  }

  public EvidenceId request(
      WriteRequest request, EvidenceId id, TicketAction action, String purpose) {
    var who = viewer.get();
    var evidence = access.require(id, who, clock.now());
    return new EvidenceId(
        ledger.write(
            request,
            books(who, evidence),
            entry -> {
              entry.append(
                  new EvidenceTicketIssued(
                      id,
                      action,
                      evidence.sha256(),
                      evidence.size(),
                      evidence.mediaType(),
                      evidence.name(),
                      evidence.evidenceClass(),
                      who.user(),
                      purpose,
                      null,
                      null),
                  Filing.between(
                          entry.newId("fct_"),
                          who.organisation(),
                          evidence.lab(),
                          List.of(evidence.owner()))
                      .evidenceClass(evidence.evidenceClass().name())
                      .asSigned());
              return id.value();
            }));
  }

  private static List<Book> books(Viewer who, Readable evidence) {
    var books = new ArrayList<>(List.of(Book.ofLab(evidence.lab())));
    if (who.kind() == Viewer.Kind.AUDITOR) {
      books.add(Book.ofAuditor(who.organisation()));
    }
    return books;
  }
}

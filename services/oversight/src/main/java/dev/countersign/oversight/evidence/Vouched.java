package dev.countersign.oversight.evidence;

import dev.countersign.domain.fact.EvidenceFact.EvidenceTicketIssued;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/**
 * In whose name the vault's word is recorded: whoever was let in to hand the bytes over. By the
 * ticket, because an owner whose engagement is over does not see the seal any more.
 */
@ApplicationScoped
public class Vouched {
  private final Facts facts;
  private final ViewerSwitch viewerSwitch;

  Vouched(Facts facts, ViewerSwitch viewerSwitch) {
    this.facts = facts;
    this.viewerSwitch = viewerSwitch;
  }

  /** The ticket of an upload, and the ledgers that it bears on. */
  record Holder(Viewer as, EvidenceTicketIssued ticket, String lab, List<Book> books) {}

  /** From here on the request looks as the holder. */
  Holder of(EvidenceId id, OrganisationId owner) {
    var kind =
        facts
            .first(OrganisationRegistered.class, owner.value())
            .orElseThrow(RefusedException::notFound)
            .fact()
            .organisationKind();
    var as = new Viewer(owner.value(), Viewer.Kind.valueOf(kind.name()), "vault");
    viewerSwitch.look(as);
    var issued =
        facts.first(EvidenceTicketIssued.class, id.value()).orElseThrow(RefusedException::notFound);
    var lab = Objects.requireNonNull(issued.header().lab()).value();
    var books =
        kind == OrganisationKind.AUDITOR
            ? List.of(Book.ofAuditor(owner.value()), Book.ofLab(lab))
            : List.of(Book.ofLab(lab));
    return new Holder(as, issued.fact(), lab, books);
  }
}

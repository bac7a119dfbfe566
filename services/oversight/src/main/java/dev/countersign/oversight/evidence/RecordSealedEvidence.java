package dev.countersign.oversight.evidence;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.EvidenceFact.EvidenceTicketIssued;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import dev.countersign.oversight.platform.WriteRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The vault has sealed bytes: what it says of them is recorded in the name of whoever was let in to
 * hand them over, and only as that one's ticket had it. Telling it twice has the effect once.
 */
@UseCase
public class RecordSealedEvidence {
  private final Ledger ledger;
  private final Facts facts;
  private final ViewerSwitch viewerSwitch;

  RecordSealedEvidence(Ledger ledger, Facts facts, ViewerSwitch viewerSwitch) {
    this.ledger = ledger;
    this.facts = facts;
    this.viewerSwitch = viewerSwitch;
  }

  /** What the vault read. */
  public record Read(
      String sha256,
      long size,
      String format,
      boolean decisionGrade,
      @Nullable Long planned,
      @Nullable Long completed,
      List<String> warnings) {}

  public void record(EvidenceId id, OrganisationId owner, Read read) {
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
    var ticket = issued.fact();
    if (!ticket.sha256().equals(read.sha256()) || ticket.size() != read.size()) {
      throw new RuleBrokenException(
          "TICKET_MISMATCH", "What was sealed is not what the ticket was issued for.");
    }
    var lab = Objects.requireNonNull(issued.header().lab()).value();
    var books =
        kind == dev.countersign.domain.fact.OrganisationFact.OrganisationKind.AUDITOR
            ? List.of(Book.ofAuditor(owner.value()), Book.ofLab(lab))
            : List.of(Book.ofLab(lab));
    var body = read.toString().getBytes(StandardCharsets.UTF_8);
    ledger.writeAs(
        as,
        new WriteRequest("sealedEvidence", id.value(), body),
        books,
        entry -> {
          entry.append(
              new EvidenceSealed(
                  id,
                  ticket.sha256(),
                  ticket.size(),
                  ticket.mediaType(),
                  ticket.name(),
                  ticket.evidenceClass(),
                  read.format(),
                  read.decisionGrade(),
                  read.planned(),
                  read.completed(),
                  read.warnings().stream().sorted().distinct().toList()),
              Filing.supervised(id.value(), owner.value(), lab)
                  .evidenceClass(ticket.evidenceClass().name()));
          return id.value();
        });
  }
}

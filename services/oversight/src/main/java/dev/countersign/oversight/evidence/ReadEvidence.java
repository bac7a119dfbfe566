package dev.countersign.oversight.evidence;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.EvidenceFact.EvidenceTicketIssued;
import dev.countersign.domain.fact.EvidenceFact.TicketAction;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.Window;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evidence that the viewer may see, as it was sealed by the instant asked for; and tickets that the
 * viewer was issued.
 */
@UseCase
public class ReadEvidence {
  private static final Viewer ANYONE =
      new Viewer("org_countersign", Viewer.Kind.PLATFORM, "anyone");

  private final Facts facts;
  private final VaultTickets tickets;
  private final EvidenceAccess access;
  private final PlatformClock clock;
  private final CurrentViewer viewer;
  private final Standpoint standpoint;

  ReadEvidence(
      Facts facts,
      VaultTickets tickets,
      EvidenceAccess access,
      PlatformClock clock,
      CurrentViewer viewer,
      Standpoint standpoint) {
    this.facts = facts;
    this.tickets = tickets;
    this.access = access;
    this.clock = clock;
    this.viewer = viewer;
    this.standpoint = standpoint;
  }

  public Optional<Event<EvidenceSealed>> one(String id) {
    return facts
        .first(EvidenceSealed.class, id)
        .filter(event -> standpoint.heldBy(event.header().validFrom()));
  }

  public Page<Event<EvidenceSealed>> page(@Nullable String lab, Window window) {
    return facts.page(sealed(lab), window);
  }

  public int count(@Nullable String lab) {
    return facts.count(sealed(lab));
  }

  private Wanted<EvidenceSealed> sealed(@Nullable String lab) {
    return Wanted.all(EvidenceSealed.class).ofLab(lab).heldBy(standpoint.asOf().validAt());
  }

  /** A fresh ticket for what was granted: tickets live a minute, grants are on record. */
  public String ticket(EvidenceId id, TicketAction action) {
    var wanted =
        Wanted.all(EvidenceTicketIssued.class)
            .where("evidence", id.value())
            .where("action", action.name())
            .where("organisation", viewer.get().organisation());
    var issued =
        facts.page(wanted, new Window(1, null, null, true, false)).rows().stream()
            .map(row -> row.value())
            .findFirst()
            .orElseThrow(RefusedException::notFound);
    if (action == TicketAction.UPLOAD) {
      return tickets.sign(issued.fact(), issued.header().organisation().value(), viewer.get());
    }
    var owner = access.require(id, viewer.get(), clock.now()).owner();
    if (!clock.now().isBefore(issued.header().recordedAt().plus(EvidenceAccess.OPEN))) {
      throw new RuleBrokenException(
          "ACCESS_OVER",
          "You were let in a quarter of an hour ago or more. Ask again, under a new idempotency"
              + " key.");
    }
    return tickets.sign(issued.fact(), owner, viewer.get());
  }

  /**
   * A ticket for the bytes of PUBLIC evidence, in the platform's name: everyone may read them, so
   * nobody is asked who they are, and nothing is recorded.
   */
  public String ticketForAnyone(EvidenceId id) {
    var evidence = access.require(id, viewer.get(), clock.now());
    if (evidence.evidenceClass() != EvidenceClass.PUBLIC) {
      throw new RuleBrokenException(
          "EVIDENCE_NOT_PUBLIC",
          "This is not everyone's to read. Request to read it; that is on record.");
    }
    return tickets.sign(
        new EvidenceTicketIssued(
            id,
            TicketAction.DOWNLOAD,
            evidence.sha256(),
            evidence.size(),
            evidence.mediaType(),
            evidence.name(),
            evidence.evidenceClass(),
            ANYONE.user(),
            "public",
            null,
            null),
        evidence.owner(),
        ANYONE);
  }
}

package dev.countersign.oversight.evidence;

import dev.countersign.domain.fact.EvidenceFact.EvidenceTicketIssued;
import dev.countersign.domain.fact.EvidenceFact.TicketAction;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import org.jspecify.annotations.Nullable;

/** Who was let in to read what: a lab sees it of its own things, everyone else its own reads. */
@UseCase
public class ReadAccessEvents {
  private final Facts facts;

  ReadAccessEvents(Facts facts) {
    this.facts = facts;
  }

  /**
   * Which are asked for.
   *
   * @param lab whose things were read; null for any
   * @param evidence what was read; null for any
   * @param organisation who was let in; null for anyone
   */
  public record Asked(
      @Nullable String lab, @Nullable String evidence, @Nullable String organisation) {
    private Wanted<EvidenceTicketIssued> wanted() {
      return Wanted.all(EvidenceTicketIssued.class)
          .ofLab(lab)
          .where("action", TicketAction.DOWNLOAD.name())
          .where("evidence", evidence)
          .where("organisation", organisation);
    }
  }

  public Page<Event<EvidenceTicketIssued>> page(Asked asked, Window window) {
    return facts.page(asked.wanted(), window);
  }

  public int count(Asked asked) {
    return facts.count(asked.wanted());
  }
}

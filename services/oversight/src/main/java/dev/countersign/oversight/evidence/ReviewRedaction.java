package dev.countersign.oversight.evidence;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvidenceFact.EvidenceRedactionStated;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.EvidenceFact.EvidenceTicketIssued;
import dev.countersign.domain.fact.EvidenceFact.RedactionOpinion;
import dev.countersign.domain.fact.EvidenceFact.RedactionReviewed;
import dev.countersign.domain.fact.EvidenceFact.TicketAction;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.engagement.Engagements;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.FiledThings;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;
import java.util.Objects;

/**
 * An auditor or a regulator that read the original says whether the redactions of a variant are
 * right. Whoever sees the variant sees that.
 */
@UseCase
public class ReviewRedaction {
  private static final Window ONE = new Window(1, null, null, true, false);

  private final Ledger ledger;
  private final Facts facts;
  private final FiledThings things;
  private final Engagements engagements;
  private final CurrentViewer viewer;

  ReviewRedaction(
      Ledger ledger,
      Facts facts,
      FiledThings things,
      Engagements engagements,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.things = things;
    this.engagements = engagements;
    this.viewer = viewer;
  }

  /**
   * The variant that was reviewed.
   *
   * @throws RuleBrokenException {@code ORIGINAL_NOT_READ} if nobody of the reviewer's organisation
   *     was ever let in to what it is a variant of
   */
  public EvidenceId review(
      WriteRequest request, EvidenceId variant, RedactionOpinion opinion, String comment) {
    var who = viewer.get();
    var stated =
        facts
            .first(EvidenceRedactionStated.class, variant.value())
            .orElseThrow(RefusedException::notFound);
    var lab = Objects.requireNonNull(stated.header().lab()).value();
    boolean isAuditor = who.kind() == Viewer.Kind.AUDITOR;
    return new EvidenceId(
        ledger.write(
            request,
            isAuditor
                ? List.of(Book.ofAuditor(who.organisation()), Book.ofLab(lab))
                : List.of(Book.ofLab(lab)),
            entry -> {
              if (isAuditor) {
                engagements.requireOpen(who.organisation(), lab, entry.recordedAt());
              }
              requireRead(who, stated);
              entry.append(
                  new RedactionReviewed(variant, opinion, comment, who.user()),
                  things
                      .another(variant.value(), who.organisation(), lab)
                      .orElseThrow(RefusedException::notFound));
              return variant.value();
            }));
  }

  private void requireRead(Viewer who, Event<EvidenceRedactionStated> stated) {
    var original = stated.fact().redaction().original().value();
    boolean isOwn =
        facts
            .first(EvidenceSealed.class, original)
            .filter(event -> event.header().organisation().value().equals(who.organisation()))
            .isPresent();
    if (!isOwn && !wasLetIn(who, original)) {
      throw new RuleBrokenException(
          "ORIGINAL_NOT_READ",
          "Read the original first: nobody can say whether something is rightly withheld who has"
              + " not seen it.");
    }
  }

  private boolean wasLetIn(Viewer who, String original) {
    return List.of(TicketAction.DOWNLOAD, TicketAction.SAMPLES).stream()
        .map(
            action ->
                Wanted.all(EvidenceTicketIssued.class)
                    .where("evidence", original)
                    .where("action", action.name())
                    .where("organisation", who.organisation()))
        .anyMatch(wanted -> !facts.page(wanted, ONE).rows().isEmpty());
  }
}

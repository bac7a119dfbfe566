package dev.countersign.oversight.evidence;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.EvidenceFact.EvidenceTicketIssued;
import dev.countersign.domain.fact.EvidenceFact.Redaction;
import dev.countersign.domain.fact.EvidenceFact.TicketAction;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.engagement.Engagements;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A lab or an engaged auditor is let in to hand over exactly these bytes. */
@UseCase
public class RequestEvidenceUpload {
  private final Ledger ledger;
  private final Facts facts;
  private final Engagements engagements;
  private final CurrentViewer viewer;

  RequestEvidenceUpload(Ledger ledger, Facts facts, Engagements engagements, CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.engagements = engagements;
    this.viewer = viewer;
  }

  /**
   * The bytes as announced.
   *
   * @param supersedes the evidence that they are said to supersede; null if none
   * @param reason why, where they supersede any
   * @param redaction what they leave out of other evidence; null if nothing
   */
  public record Announced(
      String sha256,
      long size,
      String mediaType,
      String name,
      EvidenceClass evidenceClass,
      @Nullable EvidenceId supersedes,
      @Nullable String reason,
      @Nullable Redaction redaction) {}

  public EvidenceId request(WriteRequest request, OrganisationId about, Announced announced) {
    var who = viewer.get();
    var lab = about.value();
    boolean auditor = who.kind() == Viewer.Kind.AUDITOR;
    if (!auditor && !who.organisation().equals(lab)) {
      throw RefusedException.notFound();
    }
    var books =
        auditor
            ? List.of(Book.ofAuditor(who.organisation()), Book.ofLab(lab))
            : List.of(Book.ofLab(lab));
    return new EvidenceId(
        ledger.write(
            request,
            books,
            entry -> {
              if (auditor) {
                engagements.requireOpen(who.organisation(), lab, entry.recordedAt());
                requireMayPublish(who.organisation(), lab, announced, entry.recordedAt());
              }
              requireNew(who.organisation(), announced.sha256());
              requireEarlier(lab, announced);
              var id = new EvidenceId(entry.newId(EvidenceId.PREFIX));
              entry.append(
                  new EvidenceTicketIssued(
                      id,
                      TicketAction.UPLOAD,
                      announced.sha256(),
                      announced.size(),
                      announced.mediaType(),
                      announced.name(),
                      announced.evidenceClass(),
                      who.user(),
                      announced.reason() == null ? "upload" : announced.reason(),
                      announced.supersedes(),
                      announced.redaction()),
                  Filing.between(id.value(), who.organisation(), lab, List.of())
                      .evidenceClass(announced.evidenceClass().name())
                      .asSigned());
              return id.value();
            }));
  }

  /** PUBLIC evidence is everyone's at once: of an auditor's, only what the lab agreed to. */
  private void requireMayPublish(String auditor, String lab, Announced announced, Instant at) {
    if (announced.evidenceClass() != EvidenceClass.PUBLIC) {
      return;
    }
    boolean agreed =
        engagements.allOpen(auditor, lab, at).stream()
            .map(Event::fact)
            .filter(offer -> !offer.terms().publicationVeto())
            .anyMatch(offer -> offer.scope().evidenceClasses().contains(EvidenceClass.PUBLIC));
    if (!agreed) {
      throw new RuleBrokenException(
          "PUBLICATION_NOT_AGREED",
          "Your engagement does not let you publish evidence. Hand it over under another class.");
    }
  }

  private void requireNew(String owner, String sha256) {
    var same =
        Wanted.all(EvidenceSealed.class).where("organisation", owner).where("sha256", sha256);
    if (facts.count(same) > 0) {
      throw new RuleBrokenException(
          "EVIDENCE_SEALED",
          "You have sealed exactly these bytes already. Refer to that evidence.");
    }
  }

  /** What is superseded, or redacted, is evidence about the same lab that the viewer may see. */
  private void requireEarlier(String lab, Announced announced) {
    var supersedes = announced.supersedes();
    if (supersedes != null) {
      requireAbout(lab, supersedes);
      if (announced.reason() == null) {
        throw new RuleBrokenException(
            "REASON_MISSING", "Say why these bytes supersede the others: give a reason.");
      }
    }
    var redaction = announced.redaction();
    if (redaction != null) {
      requireAbout(lab, redaction.original());
      if (redaction.withheld().isEmpty()) {
        throw new RuleBrokenException(
            "NOTHING_WITHHELD", "A redacted variant names what it withholds, with its digest.");
      }
    }
  }

  private void requireAbout(String lab, EvidenceId id) {
    var found =
        facts.first(EvidenceSealed.class, id.value()).orElseThrow(RefusedException::notFound);
    if (!lab.equals(Objects.requireNonNull(found.header().lab()).value())) {
      throw RefusedException.notFound();
    }
  }
}

package dev.countersign.oversight.inquiry;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.InquiryFact.InquiryHold;
import dev.countersign.domain.fact.InquiryFact.InquiryOpened;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.InquiryId;
import dev.countersign.oversight.evidence.KeepEvidence;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.organisation.ReadOrganisations;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** A regulator asks a lab of its jurisdiction, until a day. */
@UseCase
public class OpenInquiry {
  /** Whoever else supervises the lab sees a hold, and is not told of the inquiry by it. */
  private static final String HELD = "A regulator has it kept.";

  private final Ledger ledger;
  private final InquiryRecords inquiries;
  private final KeepEvidence keep;
  private final ReadOrganisations organisations;
  private final CurrentViewer viewer;

  OpenInquiry(
      Ledger ledger,
      InquiryRecords inquiries,
      KeepEvidence keep,
      ReadOrganisations organisations,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.inquiries = inquiries;
    this.keep = keep;
    this.organisations = organisations;
    this.viewer = viewer;
  }

  /**
   * What is asked.
   *
   * @param records what it is about
   * @param holds evidence that is to be kept meanwhile; each gets a hold of its own
   */
  public record Question(
      String lab,
      String title,
      String question,
      List<String> records,
      Instant dueAt,
      List<EvidenceId> holds) {}

  public InquiryId open(WriteRequest request, Question asks) {
    var lab = asks.lab();
    var regulator = viewer.get().organisation();
    var asked = registered(lab);
    if (asked.organisationKind() != OrganisationKind.LAB
        || Collections.disjoint(registered(regulator).jurisdictions(), asked.jurisdictions())) {
      throw RefusedException.notFound();
    }
    return new InquiryId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              if (!asks.dueAt().isAfter(entry.recordedAt())) {
                throw new RuleBrokenException(
                    "DEADLINE_PASSED", "That day has passed. Give the lab time to answer.");
              }
              inquiries.requireOfLab(asks.records(), lab);
              inquiries.requireOfLab(asks.holds().stream().map(EvidenceId::value).toList(), lab);
              var holds =
                  asks.holds().stream()
                      .distinct()
                      .map(kept -> new InquiryHold(keep.hold(entry, kept, HELD), kept))
                      .toList();
              var id = new InquiryId(entry.newId(InquiryId.PREFIX));
              entry.append(
                  new InquiryOpened(
                      id,
                      asks.title(),
                      asks.question(),
                      asks.records(),
                      asks.dueAt(),
                      entry.viewer().user(),
                      holds.isEmpty() ? null : holds),
                  InquiryRecords.filing(id.value(), regulator, lab, regulator));
              return id.value();
            }));
  }

  private OrganisationRegistered registered(String id) {
    return organisations.one(id).orElseThrow(RefusedException::notFound).fact();
  }
}

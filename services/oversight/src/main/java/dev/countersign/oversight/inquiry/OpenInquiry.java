package dev.countersign.oversight.inquiry;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.InquiryFact.InquiryOpened;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.id.InquiryId;
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
  private final Ledger ledger;
  private final InquiryRecords inquiries;
  private final ReadOrganisations organisations;
  private final CurrentViewer viewer;

  OpenInquiry(
      Ledger ledger,
      InquiryRecords inquiries,
      ReadOrganisations organisations,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.inquiries = inquiries;
    this.organisations = organisations;
    this.viewer = viewer;
  }

  public InquiryId open(
      WriteRequest request,
      String lab,
      String title,
      String question,
      List<String> records,
      Instant dueAt) {
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
              if (!dueAt.isAfter(entry.recordedAt())) {
                throw new RuleBrokenException(
                    "DEADLINE_PASSED", "That day has passed. Give the lab time to answer.");
              }
              inquiries.requireOfLab(records, lab);
              var id = new InquiryId(entry.newId(InquiryId.PREFIX));
              entry.append(
                  new InquiryOpened(id, title, question, records, dueAt, entry.viewer().user()),
                  InquiryRecords.filing(id.value(), regulator, lab, regulator));
              return id.value();
            }));
  }

  private OrganisationRegistered registered(String id) {
    return organisations.one(id).orElseThrow(RefusedException::notFound).fact();
  }
}

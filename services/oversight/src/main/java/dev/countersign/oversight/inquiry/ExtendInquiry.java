package dev.countersign.oversight.inquiry;

import dev.countersign.domain.fact.InquiryFact.InquiryExtended;
import dev.countersign.domain.id.InquiryId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;

/** A regulator gives a lab more time, before the old day has passed. */
@UseCase
public class ExtendInquiry {
  private final Ledger ledger;
  private final InquiryRecords inquiries;
  private final CurrentViewer viewer;

  ExtendInquiry(Ledger ledger, InquiryRecords inquiries, CurrentViewer viewer) {
    this.ledger = ledger;
    this.inquiries = inquiries;
    this.viewer = viewer;
  }

  public InquiryId extend(WriteRequest request, InquiryId id, Instant dueAt, String reason) {
    var regulator = viewer.get().organisation();
    var lab = inquiries.own(regulator, id).lab();
    return new InquiryId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              inquiries.own(regulator, id).requireLater(dueAt, entry.recordedAt());
              entry.append(
                  new InquiryExtended(id, dueAt, reason),
                  InquiryRecords.filing(id.value(), regulator, lab, regulator));
              return id.value();
            }));
  }
}

package dev.countersign.oversight.inquiry;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.InquiryFact.InquiryClosed;
import dev.countersign.domain.fact.InquiryFact.InquiryOutcome;
import dev.countersign.domain.id.InquiryId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A regulator ends an inquiry and says whether it was answered. */
@UseCase
public class CloseInquiry {
  private final Ledger ledger;
  private final InquiryRecords inquiries;
  private final CurrentViewer viewer;

  CloseInquiry(Ledger ledger, InquiryRecords inquiries, CurrentViewer viewer) {
    this.ledger = ledger;
    this.inquiries = inquiries;
    this.viewer = viewer;
  }

  public InquiryId close(
      WriteRequest request, InquiryId id, InquiryOutcome outcome, String reason) {
    var regulator = viewer.get().organisation();
    var lab = inquiries.own(regulator, id).lab();
    return new InquiryId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var inquiry = inquiries.own(regulator, id);
              inquiry.requireOpen();
              if (outcome == InquiryOutcome.RESPONSIVE && inquiry.answers().isEmpty()) {
                throw new RuleBrokenException(
                    "NOT_ANSWERED", "Nothing was answered yet, so nothing can be responsive.");
              }
              entry.append(
                  new InquiryClosed(id, outcome, reason),
                  InquiryRecords.filing(id.value(), regulator, lab, regulator));
              return id.value();
            }));
  }
}

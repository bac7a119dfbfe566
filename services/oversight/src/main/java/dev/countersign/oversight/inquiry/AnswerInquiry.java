package dev.countersign.oversight.inquiry;

import dev.countersign.domain.fact.InquiryFact.InquiryAnswered;
import dev.countersign.domain.id.InquiryId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A lab answers with words and records; what it names must be its own. */
@UseCase
public class AnswerInquiry {
  private final Ledger ledger;
  private final InquiryRecords inquiries;
  private final CurrentViewer viewer;

  AnswerInquiry(Ledger ledger, InquiryRecords inquiries, CurrentViewer viewer) {
    this.ledger = ledger;
    this.inquiries = inquiries;
    this.viewer = viewer;
  }

  public InquiryId answer(WriteRequest request, InquiryId id, String answer, List<String> records) {
    var lab = Labs.own(viewer.get());
    return new InquiryId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var inquiry = inquiries.one(id);
              inquiry.requireOpen();
              inquiries.requireOfLab(records, lab);
              entry.append(
                  new InquiryAnswered(id, answer, records, entry.viewer().user()),
                  InquiryRecords.filing(id.value(), lab, lab, inquiry.regulator()));
              return id.value();
            }));
  }
}

package dev.countersign.oversight.inquiry;

import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The inquiries that the viewer is in. */
@UseCase
public class ReadInquiries {
  private final InquiryRecords inquiries;

  ReadInquiries(InquiryRecords inquiries) {
    this.inquiries = inquiries;
  }

  public Optional<Inquiry> one(String id) {
    return inquiries.read(id);
  }

  public Page<Inquiry> page(@Nullable String lab, Window window) {
    return inquiries.page(lab, window).mapAll(inquiries::read);
  }

  public int count(@Nullable String lab) {
    return inquiries.count(lab);
  }
}

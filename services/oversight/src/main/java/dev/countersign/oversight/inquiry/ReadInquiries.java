package dev.countersign.oversight.inquiry;

import dev.countersign.domain.fact.InquiryFact.InquiryHold;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.oversight.evidence.ReadEvidenceClaims;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The inquiries that the viewer is in. */
@UseCase
public class ReadInquiries {
  private final InquiryRecords inquiries;
  private final ReadEvidenceClaims claims;

  ReadInquiries(InquiryRecords inquiries, ReadEvidenceClaims claims) {
    this.inquiries = inquiries;
    this.claims = claims;
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

  /** Those of these holds that are not released. */
  public Set<String> openHolds(List<InquiryHold> holds) {
    return claims
        .holds(holds.stream().map(hold -> hold.evidence().value()).distinct().toList())
        .values()
        .stream()
        .flatMap(List::stream)
        .map(event -> event.fact().hold())
        .collect(Collectors.toSet());
  }
}

package dev.countersign.oversight.inquiry;

import dev.countersign.domain.fact.InquiryFact.InquiryOpened;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.InquiryId;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.RecordsOfLab;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Inquiries as the viewer may see them. */
@ApplicationScoped
public class InquiryRecords {
  private final Facts facts;
  private final RecordsOfLab recordsOfLab;

  InquiryRecords(Facts facts, RecordsOfLab recordsOfLab) {
    this.recordsOfLab = recordsOfLab;
    this.facts = facts;
  }

  Optional<Inquiry> read(String id) {
    return Inquiry.of(History.of(facts.allOf(id))).stream().findFirst();
  }

  /** Those that were opened so, in the same order. */
  List<Inquiry> read(List<Event<InquiryOpened>> opened) {
    var ids = opened.stream().map(event -> event.header().id()).toList();
    var found =
        Inquiry.of(History.of(facts.allOf(ids))).stream()
            .collect(Collectors.toMap(inquiry -> inquiry.id().value(), each -> each));
    return ids.stream().map(id -> Objects.requireNonNull(found.get(id))).toList();
  }

  Inquiry one(InquiryId id) {
    return read(id.value()).orElseThrow(RefusedException::notFound);
  }

  /** An inquiry that this regulator opened. */
  Inquiry own(String regulator, InquiryId id) {
    var inquiry = one(id);
    if (!inquiry.regulator().equals(regulator)) {
      throw RefusedException.notFound();
    }
    return inquiry;
  }

  Page<Event<InquiryOpened>> page(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(InquiryOpened.class).ofLab(lab), window);
  }

  int count(@Nullable String lab) {
    return facts.count(Wanted.all(InquiryOpened.class).ofLab(lab));
  }

  /** Files a fact for the two who are in it, and nobody else. */
  static Filing filing(String id, String owner, String lab, String regulator) {
    return Filing.between(id, owner, lab, List.of(regulator));
  }

  /** Refuses to name what is not on record of the lab, or not the viewer's to see. */
  void requireOfLab(List<String> records, String lab) {
    recordsOfLab.require(records, lab);
  }
}

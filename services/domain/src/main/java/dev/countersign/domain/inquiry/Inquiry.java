package dev.countersign.domain.inquiry;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.InquiryFact.InquiryAnswered;
import dev.countersign.domain.fact.InquiryFact.InquiryClosed;
import dev.countersign.domain.fact.InquiryFact.InquiryExtended;
import dev.countersign.domain.fact.InquiryFact.InquiryHold;
import dev.countersign.domain.fact.InquiryFact.InquiryOpened;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.InquiryId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One inquiry.
 *
 * @param answers every answer, in order; the newest stands
 * @param extensions every new day, in order; the newest stands
 * @param closed null while it is open
 */
public record Inquiry(
    FactHeader header,
    InquiryOpened opened,
    List<Event<InquiryAnswered>> answers,
    List<Event<InquiryExtended>> extensions,
    @Nullable Event<InquiryClosed> closed) {

  /** Where an inquiry stands. */
  public enum InquiryState {
    OPEN,
    /** Its day has passed without an answer. */
    OVERDUE,
    ANSWERED,
    /** The first answer came after its day. */
    ANSWERED_LATE,
    CLOSED
  }

  /** The inquiries of a record, in the order of their opening. */
  public static List<Inquiry> of(History history) {
    return history.stream(InquiryOpened.class).map(opened -> read(history, opened)).toList();
  }

  private static Inquiry read(History history, Event<InquiryOpened> opened) {
    var id = opened.fact().inquiry();
    return new Inquiry(
        opened.header(),
        opened.fact(),
        history.stream(InquiryAnswered.class)
            .filter(event -> event.fact().inquiry().equals(id))
            .toList(),
        history.stream(InquiryExtended.class)
            .filter(event -> event.fact().inquiry().equals(id))
            .toList(),
        history.stream(InquiryClosed.class)
            .filter(event -> event.fact().inquiry().equals(id))
            .findFirst()
            .orElse(null));
  }

  public InquiryId id() {
    return opened.inquiry();
  }

  /** The lab that is asked. */
  public String lab() {
    return Objects.requireNonNull(header.lab()).value();
  }

  /** The regulator that asks. */
  public String regulator() {
    return header.organisation().value();
  }

  /** What is kept because of it, each by a hold of its own. */
  public List<InquiryHold> holds() {
    var holds = opened.holds();
    return holds == null ? List.of() : holds;
  }

  /** Until when it is to be answered, excluded. */
  public Instant dueAt() {
    return extensions.isEmpty() ? opened.dueAt() : extensions.getLast().fact().dueAt();
  }

  /** When it was first answered. */
  public Optional<Instant> answeredAt() {
    return answers.stream().findFirst().map(event -> event.header().recordedAt());
  }

  public InquiryState state(Instant at) {
    if (closed != null) {
      return InquiryState.CLOSED;
    }
    return answeredAt()
        .map(first -> first.isBefore(dueAt()) ? InquiryState.ANSWERED : InquiryState.ANSWERED_LATE)
        .orElse(at.isBefore(dueAt()) ? InquiryState.OPEN : InquiryState.OVERDUE);
  }

  /**
   * Refuses what comes after the end.
   *
   * @throws RuleBrokenException if it is closed
   */
  public void requireOpen() {
    if (closed != null) {
      throw new RuleBrokenException(
          "INQUIRY_CLOSED", "The inquiry is closed. Ask again in a new one.");
    }
  }

  /**
   * A new day only gives more time; a past one cannot be made to have been punctual.
   *
   * @throws RuleBrokenException if the day is not later, or the old one has passed
   */
  public void requireLater(Instant newDueAt, Instant now) {
    requireOpen();
    if (!newDueAt.isAfter(dueAt())) {
      throw new RuleBrokenException(
          "DEADLINE_NOT_LATER", "An extension gives more time. Name a later day.");
    }
    if (!now.isBefore(dueAt())) {
      throw new RuleBrokenException(
          "DEADLINE_PASSED",
          "The day has passed, and that stays so. Close it, or wait for the answer.");
    }
  }
}

package dev.countersign.domain.fact;

import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.InquiryId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about what a regulator asks a lab. */
public sealed interface InquiryFact extends Fact {
  /** Whether an answer answers the question, in the regulator's view. */
  enum InquiryOutcome {
    RESPONSIVE,
    NOT_RESPONSIVE,
    WITHDRAWN
  }

  /**
   * A regulator asked a lab, until an instant.
   *
   * @param records ids of what the question is about
   * @param dueAt excluded
   * @param holds what is to be kept meanwhile, each by a hold of its own; null if nothing is
   */
  record InquiryOpened(
      InquiryId inquiry,
      String title,
      String question,
      List<String> records,
      Instant dueAt,
      String author,
      @AddedLater @Nullable List<InquiryHold> holds)
      implements InquiryFact {
    public InquiryOpened {
      records = List.copyOf(records);
      holds = holds == null ? null : List.copyOf(holds);
    }
  }

  /** One thing that is kept because of an inquiry, by a hold that is released on its own. */
  record InquiryHold(String hold, EvidenceId evidence) {}

  /**
   * The lab answered; it may do so again.
   *
   * @param records ids of what the answer rests on
   */
  record InquiryAnswered(InquiryId inquiry, String answer, List<String> records, String author)
      implements InquiryFact {
    public InquiryAnswered {
      records = List.copyOf(records);
    }
  }

  /** The regulator gave a new day, and why. */
  record InquiryExtended(InquiryId inquiry, Instant dueAt, String reason) implements InquiryFact {}

  record InquiryClosed(InquiryId inquiry, InquiryOutcome outcome, String reason)
      implements InquiryFact {}
}

package dev.countersign.oversight.inquiry.graphql;

import dev.countersign.domain.fact.InquiryFact.InquiryAnswered;
import dev.countersign.domain.fact.InquiryFact.InquiryHold;
import dev.countersign.domain.fact.InquiryFact.InquiryOutcome;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.Inquiry.InquiryState;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Inquiry")
@Description("What a regulator asks a lab. Only the two of them know of it.")
public record InquiryView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The regulator that asks.") String regulator,
    @Id @NonNull @Description("The lab that is asked.") String lab,
    @NonNull @Description("In one line.") String title,
    @NonNull @Description("The question.") String question,
    @Id @NonNull @Description("Ids of what it is about.") List<@NonNull String> records,
    @NonNull @Description("Where it stands.") InquiryState state,
    @NonNull @Description("Until when it is to be answered, excluded.") Instant dueAt,
    @NonNull @Description("Until when it was to be answered before, oldest first.")
        List<@NonNull Instant> earlierDueAt,
    @NonNull @Description("Every answer, oldest first; the newest stands.")
        List<@NonNull AnswerView> answers,
    @Description("Whether it was answered; null while it is open.")
        @Nullable InquiryOutcome outcome,
    @Description("Why it was closed so; null while it is open.") @Nullable String closedBecause,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt,
    @Ignore List<InquiryHold> held)
    implements NodeView {
  @Override
  @Id
  @NonNull
  @Description("The id: inq_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static InquiryView of(Inquiry inquiry, Instant at) {
    var closed = inquiry.closed();
    var dues =
        Stream.concat(
                Stream.of(inquiry.opened().dueAt()),
                inquiry.extensions().stream().map(event -> event.fact().dueAt()))
            .toList();
    return new InquiryView(
        inquiry.id().value(),
        inquiry.regulator(),
        inquiry.lab(),
        inquiry.opened().title(),
        inquiry.opened().question(),
        inquiry.opened().records(),
        inquiry.state(at),
        dues.getLast(),
        dues.subList(0, dues.size() - 1),
        inquiry.answers().stream().map(AnswerView::of).toList(),
        closed == null ? null : closed.fact().outcome(),
        closed == null ? null : closed.fact().reason(),
        inquiry.header().recordedAt(),
        inquiry.holds());
  }

  @Name("InquiryAnswer")
  @Description("What a lab answered.")
  public record AnswerView(
      @NonNull @Description("The answer.") String answer,
      @Id @NonNull @Description("Ids of what it rests on.") List<@NonNull String> records,
      @NonNull @Description("When the platform recorded it.") Instant recordedAt) {

    static AnswerView of(Event<InquiryAnswered> event) {
      return new AnswerView(
          event.fact().answer(), event.fact().records(), event.header().recordedAt());
    }
  }
}

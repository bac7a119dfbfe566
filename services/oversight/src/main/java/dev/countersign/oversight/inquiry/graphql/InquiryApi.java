package dev.countersign.oversight.inquiry.graphql;

import dev.countersign.domain.id.InquiryId;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.oversight.inquiry.AnswerInquiry;
import dev.countersign.oversight.inquiry.CloseInquiry;
import dev.countersign.oversight.inquiry.ExtendInquiry;
import dev.countersign.oversight.inquiry.OpenInquiry;
import dev.countersign.oversight.inquiry.ReadInquiries;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
@ValidInputs
public class InquiryApi implements NodeReader {
  private final OpenInquiry open;
  private final AnswerInquiry answer;
  private final ExtendInquiry extend;
  private final CloseInquiry close;
  private final ReadInquiries inquiries;
  private final Standpoint standpoint;
  private final Paging paging;
  private final Cursors cursors;

  InquiryApi(
      OpenInquiry open,
      AnswerInquiry answer,
      ExtendInquiry extend,
      CloseInquiry close,
      ReadInquiries inquiries,
      Standpoint standpoint,
      Paging paging,
      Cursors cursors) {
    this.open = open;
    this.answer = answer;
    this.extend = extend;
    this.close = close;
    this.inquiries = inquiries;
    this.standpoint = standpoint;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return InquiryId.PREFIX;
  }

  @Override
  public Optional<InquiryView> read(String id) {
    return inquiries.one(id).map(this::view);
  }

  @Query("inquiries")
  @RolesAllowed({"lab", "regulator"})
  @Description("The inquiries that the caller's organisation is in.")
  public @NonNull InquiryConnection inquiries(
      @Name("lab") @Id @Description("Only those to this lab.") @Nullable String lab,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    var window = paging.window(first, after, last, before, orderBy);
    return InquiryConnection.of(inquiries.page(lab, window).map(this::view), cursors, lab);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source InquiryConnection connection) {
    return inquiries.count(connection.filter());
  }

  @Name("holds")
  @Description(
      "What is kept because of it, each by a hold of its own, which its regulator releases on its"
          + " own.")
  public @NonNull List<@NonNull List<@NonNull InquiryHoldView>> holds(
      @Source List<InquiryView> views) {
    var open = inquiries.openHolds(views.stream().flatMap(view -> view.held().stream()).toList());
    return views.stream().map(view -> InquiryHoldView.of(view.held(), open)).toList();
  }

  @Mutation("openInquiry")
  @RolesAllowed("supervisor")
  @Description("Asks a lab of the caller's jurisdiction, until a day. Supervisors.")
  public @NonNull InquiryPayload openInquiry(
      @Name("input") @NonNull @Description("The question.") OpenInquiryInput input) {
    return payload(open.open(Requests.of("openInquiry", input), input.toQuestion()));
  }

  @Mutation("answerInquiry")
  @RolesAllowed("officer")
  @Description("Answers a regulator; a further answer stands in place of the former. Officers.")
  public @NonNull InquiryPayload answerInquiry(
      @Name("input") @NonNull @Description("The answer.") AnswerInquiryInput input) {
    return payload(
        answer.answer(
            Requests.of("answerInquiry", input),
            new InquiryId(input.inquiry()),
            input.answer(),
            input.records()));
  }

  @Mutation("extendInquiry")
  @RolesAllowed("supervisor")
  @Description("Gives more time, before the old day has passed. Supervisors.")
  public @NonNull InquiryPayload extendInquiry(
      @Name("input") @NonNull @Description("The new day.") ExtendInquiryInput input) {
    return payload(
        extend.extend(
            Requests.of("extendInquiry", input),
            new InquiryId(input.inquiry()),
            input.dueAt(),
            input.reason()));
  }

  @Mutation("closeInquiry")
  @RolesAllowed("supervisor")
  @Description("Ends an inquiry and says whether it was answered. Supervisors.")
  public @NonNull InquiryPayload closeInquiry(
      @Name("input") @NonNull @Description("The end.") CloseInquiryInput input) {
    return payload(
        close.close(
            Requests.of("closeInquiry", input),
            new InquiryId(input.inquiry()),
            input.outcome(),
            input.reason()));
  }

  private InquiryView view(Inquiry inquiry) {
    return InquiryView.of(inquiry, standpoint.validAt());
  }

  private InquiryPayload payload(InquiryId id) {
    return new InquiryPayload(read(id.value()).orElseThrow(RefusedException::notFound));
  }
}

package dev.countersign.oversight.engagement.graphql;

import dev.countersign.domain.id.AuditorCallId;
import dev.countersign.oversight.engagement.AnswerAuditorCall;
import dev.countersign.oversight.engagement.AuditorCalls;
import dev.countersign.oversight.engagement.CloseAuditorCall;
import dev.countersign.oversight.engagement.OpenAuditorCall;
import dev.countersign.oversight.engagement.graphql.AuditorCallView.AnswerView;
import dev.countersign.oversight.engagement.graphql.AuditorCallView.ChoiceView;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.PermitAll;
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
public class AuditorCallApi implements NodeReader {
  private final OpenAuditorCall open;
  private final AnswerAuditorCall answer;
  private final CloseAuditorCall close;
  private final AuditorCalls calls;
  private final Paging paging;
  private final Cursors cursors;

  AuditorCallApi(
      OpenAuditorCall open,
      AnswerAuditorCall answer,
      CloseAuditorCall close,
      AuditorCalls calls,
      Paging paging,
      Cursors cursors) {
    this.open = open;
    this.answer = answer;
    this.close = close;
    this.calls = calls;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return AuditorCallId.PREFIX;
  }

  @Override
  public Optional<AuditorCallView> read(String id) {
    return calls.one(id).map(AuditorCallView::of);
  }

  @Query("auditorCalls")
  @PermitAll
  @Description("How labs looked for auditors.")
  public @NonNull AuditorCallConnection auditorCalls(
      @Name("lab") @Id @Description("Only those of this lab.") @Nullable String lab,
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
    return AuditorCallConnection.of(calls.page(lab, window).map(AuditorCallView::of), cursors, lab);
  }

  @Name("totalCount")
  @Description("How many there are in all.")
  public int totalCount(@Source AuditorCallConnection connection) {
    return calls.count(connection.within());
  }

  @Name("answers")
  @Description("What auditors answered, as far as the caller may see, oldest first.")
  public @NonNull List<@NonNull List<@NonNull AnswerView>> answers(
      @Source List<AuditorCallView> rows) {
    var found = calls.answers(rows.stream().map(AuditorCallView::getId).toList());
    return rows.stream()
        .map(
            row -> found.getOrDefault(row.getId(), List.of()).stream().map(AnswerView::of).toList())
        .toList();
  }

  @Name("choice")
  @Description("Whom the lab chose, and why; null until then, and for whom it is not to be seen.")
  public List<ChoiceView> choice(@Source List<AuditorCallView> rows) {
    var ends = calls.ends(rows.stream().map(AuditorCallView::getId).toList());
    return rows.stream()
        .map(row -> ends.get(row.getId()))
        .map(end -> end == null ? null : ChoiceView.of(end))
        .toList();
  }

  @Mutation("openAuditorCall")
  @RolesAllowed("officer")
  @Description("Looks for an auditor, for everyone to see. Officers.")
  public @NonNull AuditorCallPayload openAuditorCall(
      @Name("input") @NonNull @Description("The call.") OpenAuditorCallInput input) {
    return payload(
        open.open(Requests.of("openAuditorCall", input), input.need(), input.closesAt()));
  }

  @Mutation("answerAuditorCall")
  @RolesAllowed("lead")
  @Description("Answers a lab's call; the lab and its regulators see it. Leads.")
  public @NonNull AuditorCallPayload answerAuditorCall(
      @Name("input") @NonNull @Description("The answer.") AnswerAuditorCallInput input) {
    return payload(
        answer.answer(
            Requests.of("answerAuditorCall", input),
            new AuditorCallId(input.call()),
            input.answer()));
  }

  @Mutation("closeAuditorCall")
  @RolesAllowed("officer")
  @Description("Says whom the lab chose and why, or why nobody. Officers.")
  public @NonNull AuditorCallPayload closeAuditorCall(
      @Name("input") @NonNull @Description("The choice.") CloseAuditorCallInput input) {
    return payload(
        close.close(
            Requests.of("closeAuditorCall", input),
            new AuditorCallId(input.call()),
            input.chosen(),
            input.reason()));
  }

  private AuditorCallPayload payload(AuditorCallId id) {
    return new AuditorCallPayload(read(id.value()).orElseThrow(RefusedException::notFound));
  }
}

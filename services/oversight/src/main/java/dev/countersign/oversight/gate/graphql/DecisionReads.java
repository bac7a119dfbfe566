package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.id.RequestId;
import dev.countersign.oversight.gate.ReadDecisions;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.Nested;
import dev.countersign.oversight.platform.graphql.NodeReader;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class DecisionReads implements NodeReader {
  private final ReadDecisions decisions;
  private final Paging paging;
  private final Cursors cursors;

  DecisionReads(ReadDecisions decisions, Paging paging, Cursors cursors) {
    this.decisions = decisions;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return RequestId.PREFIX;
  }

  @Override
  public Optional<ScaleUpRequestView> read(String id) {
    return decisions.request(id).map(ScaleUpRequestView::of);
  }

  @Query("scaleUpRequests")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description("The requests to scale that the caller may see.")
  public @NonNull ScaleUpRequestConnection scaleUpRequests(
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
    return ScaleUpRequestConnection.of(
        decisions.requests(lab, window).map(ScaleUpRequestView::of), cursors, lab);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source ScaleUpRequestConnection connection) {
    return decisions.countRequests(connection.within());
  }

  @Name("decision")
  @Description("The decision that stands: the newest.")
  public List<GateDecisionView> decision(@Source List<ScaleUpRequestView> requests) {
    var standing = decisions.standing(requests.stream().map(ScaleUpRequestView::id).toList());
    return requests.stream()
        .map(request -> standing.get(request.id()))
        .map(newest -> newest == null ? null : GateDecisionView.of(newest))
        .toList();
  }

  @Name("decisions")
  @Description("Every decision on it, with its reasons.")
  public @NonNull CompletionStage<GateDecisionConnection> decisions(
      @Source ScaleUpRequestView request,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    var window = paging.window(first, after, last, before, orderBy);
    return Nested.of(
            "ScaleUpRequest.decisions",
            window,
            request.id(),
            ids -> decisions.decisions(ids, window))
        .thenApply(
            page ->
                GateDecisionConnection.of(page.map(GateDecisionView::of), cursors, request.id()));
  }
}

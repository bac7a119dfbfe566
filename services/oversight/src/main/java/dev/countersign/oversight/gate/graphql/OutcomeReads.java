package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.id.OutcomeId;
import dev.countersign.oversight.gate.AnswerLive;
import dev.countersign.oversight.gate.ReadOutcomes;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What decisions came to, and what the gate answers now. */
@GraphQLApi
public class OutcomeReads implements NodeReader {
  private final ReadOutcomes reads;
  private final AnswerLive live;
  private final Paging paging;
  private final Cursors cursors;

  OutcomeReads(ReadOutcomes reads, AnswerLive live, Paging paging, Cursors cursors) {
    this.reads = reads;
    this.live = live;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return OutcomeId.PREFIX;
  }

  @Override
  public Optional<GateOutcomeView> read(String id) {
    return reads.one(id).map(GateOutcomeView::of);
  }

  @Query("gateOutcomes")
  @PermitAll
  @Description(
      "What the gate decided: for everyone of deployed models, for labs, their regulators and"
          + " engaged auditors of all that they may see.")
  public @NonNull GateOutcomeConnection gateOutcomes(
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
    return GateOutcomeConnection.of(reads.page(lab, window).map(GateOutcomeView::of), cursors, lab);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source GateOutcomeConnection connection) {
    return reads.count(connection.within());
  }

  @Name("outcome")
  @Description("What the decision that stands came to, with the reasons that the caller may see.")
  public List<@Nullable GateOutcomeView> outcome(@Source List<ScaleUpRequestView> requests) {
    var standing = reads.standing(requests.stream().map(ScaleUpRequestView::id).toList());
    var found = new ArrayList<@Nullable GateOutcomeView>();
    for (var request : requests) {
      var read = standing.get(request.id());
      found.add(read == null ? null : GateOutcomeView.of(read));
    }
    return found;
  }

  @Name("liveAnswer")
  @Description(
      "What the gate answers at this moment, for whoever is about to take the step; it is recorded"
          + " nowhere. HALTED with STATUS_UNPROVEN if how the attestations stand was not stated"
          + " within a day. Known to the lab, its regulators, and an auditor engaged for the model in"
          + " every document and domain; null to all others.")
  public List<@Nullable LiveAnswerView> liveAnswer(@Source List<ScaleUpRequestView> requests) {
    var found = new ArrayList<@Nullable LiveAnswerView>();
    for (var answer : live.of(requests.stream().map(ScaleUpRequestView::id).toList())) {
      found.add(answer == null ? null : LiveAnswerView.of(answer));
    }
    return found;
  }
}

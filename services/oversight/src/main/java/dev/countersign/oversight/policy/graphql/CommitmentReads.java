package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.policy.Commitment;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.policy.Commitments.Asked;
import dev.countersign.oversight.policy.ReadCommitments;
import dev.countersign.oversight.policy.graphql.CommitmentConnection.CommitmentInForceView;
import jakarta.annotation.security.PermitAll;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class CommitmentReads {
  private final ReadCommitments commitments;
  private final Paging paging;
  private final Cursors cursors;

  CommitmentReads(ReadCommitments commitments, Paging paging, Cursors cursors) {
    this.commitments = commitments;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Query("commitments")
  @PermitAll
  @Description(
      "What labs bind themselves to in the policy versions in force, and what they state to be"
          + " absent.")
  public @NonNull CommitmentConnection commitments(
      @Name("lab") @Id @Description("Only those of this lab.") @Nullable String lab,
      @Name("key") @Description("Only those of this key.") @Nullable String key,
      @Name("kind") @Description("Only those of this kind.") @Nullable CommitmentKind kind,
      @Name("force") @Description("Only those of this force.") @Nullable CommitmentForce force,
      @Name("asOf") @Description("The state to look at; now, if absent.") @Nullable AsOfInput asOf,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    var asked =
        new Asked(
            lab,
            key,
            kind == null ? null : Commitment.Kind.valueOf(kind.name()),
            force == null ? null : Commitment.Force.valueOf(force.name()));
    var window = paging.window(first, after, last, before, orderBy);
    return CommitmentConnection.of(
        commitments.page(asked, window).map(CommitmentInForceView::of), cursors, asked);
  }

  @Name("totalCount")
  @Description("How many there are in all.")
  public int totalCount(@Source CommitmentConnection connection) {
    return commitments.count(connection.within());
  }
}

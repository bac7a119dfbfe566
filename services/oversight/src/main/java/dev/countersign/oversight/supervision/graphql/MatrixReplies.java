package dev.countersign.oversight.supervision.graphql;

import dev.countersign.oversight.reply.ReadReplies;
import dev.countersign.oversight.reply.graphql.ReplyView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.CellView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.CommitmentStandingView;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What labs have to say of how they stand to their commitments. */
@GraphQLApi
public class MatrixReplies {
  private final ReadReplies replies;

  MatrixReplies(ReadReplies replies) {
    this.replies = replies;
  }

  @Name("replies")
  @Description("What the lab has to say of it, signed; oldest first.")
  public @NonNull List<@NonNull List<@NonNull ReplyView>> ofCells(@Source List<CellView> cells) {
    return of(cells, CellView::modelVersion, CellView::commitmentKey);
  }

  @Name("replies")
  @Description("What the lab has to say of it, signed; oldest first.")
  public @NonNull List<@NonNull List<@NonNull ReplyView>> ofCommitments(
      @Source List<CommitmentStandingView> rows) {
    return of(rows, CommitmentStandingView::policyVersion, CommitmentStandingView::commitmentKey);
  }

  private <T> List<List<ReplyView>> of(
      List<T> rows, Function<T, String> finding, Function<T, String> commitmentKey) {
    var found = replies.to(rows.stream().map(finding).toList());
    return rows.stream()
        .map(
            row ->
                found.getOrDefault(finding.apply(row), List.of()).stream()
                    .filter(event -> commitmentKey.apply(row).equals(event.fact().commitmentKey()))
                    .map(ReplyView::of)
                    .toList())
        .toList();
  }
}

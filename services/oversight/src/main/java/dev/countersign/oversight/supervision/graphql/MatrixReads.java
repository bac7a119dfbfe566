package dev.countersign.oversight.supervision.graphql;

import dev.countersign.domain.compliance.Standing;
import dev.countersign.oversight.ledger.ReadLog;
import dev.countersign.oversight.ledger.graphql.LogEntryView;
import dev.countersign.oversight.obligation.graphql.CoverageView;
import dev.countersign.oversight.obligation.graphql.CoverageView.BecauseView;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.Nested;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import dev.countersign.oversight.supervision.ReadMatrix;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.CellView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.CommitmentStandingView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.CompactLabView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.CountView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.LabView;
import dev.countersign.oversight.supervision.graphql.MatrixLabConnection.MatrixLabEdge;
import dev.countersign.oversight.supervision.graphql.MatrixModelConnection.MatrixModelEdge;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class MatrixReads {
  private final ReadMatrix reads;
  private final ReadLog log;
  private final Paging paging;
  private final Cursors cursors;

  MatrixReads(ReadMatrix reads, ReadLog log, Paging paging, Cursors cursors) {
    this.reads = reads;
    this.log = log;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Query("complianceMatrix")
  @RolesAllowed({"lab", "regulator"})
  @Description(
      "How labs stand to what they committed themselves to, commitment by commitment and model by"
          + " model: a lab's own, and for a regulator those of its jurisdictions.")
  public @NonNull ComplianceMatrixView complianceMatrix(
      @Name("filter") @Description("Which part is wanted; all of it, if absent.")
          @Nullable ComplianceMatrixFilterInput filter,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    var wanted = filter == null ? ComplianceMatrixFilterInput.ALL : filter;
    return ComplianceMatrixView.of(reads.read(wanted.lab()), wanted);
  }

  @Name("labs")
  @Description("The labs, by id.")
  public @NonNull MatrixLabConnection labs(
      @Source ComplianceMatrixView view,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    return MatrixLabConnection.of(
        view.matrix().labs().stream().map(lab -> LabView.of(lab, view.filter())).toList(),
        paging.window(first, after, last, before, null));
  }

  @Name("edges")
  @Description("The rows with their cursors.")
  public @NonNull List<@NonNull MatrixLabEdge> edges(@Source MatrixLabConnection connection) {
    return connection.edges(cursors);
  }

  @Name("pageInfo")
  @Description("Where this page stands.")
  public @NonNull PageInfoView pageInfo(@Source MatrixLabConnection connection) {
    return connection.pageInfo(cursors);
  }

  @Name("counts")
  @Description("How many of the cells that are wanted stand how.")
  public @NonNull List<@NonNull CountView> counts(@Source ComplianceMatrixView view) {
    return view.counted();
  }

  @Name("compact")
  @Description(
      "Every lab whose part is not known already, in as few words as possible. It is the whole"
          + " part: filters choose the lab alone.")
  public @NonNull List<@NonNull CompactLabView> compact(
      @Source ComplianceMatrixView view,
      @Name("known")
          @Description("The versions that the caller has; labs that stand at one are left out.")
          @Nullable List<String> known) {
    return view.matrix().labs().stream()
        .filter(lab -> known == null || !known.contains(lab.version()))
        .map(CompactLabView::of)
        .toList();
  }

  @Name("commitments")
  @Description("Every commitment that is wanted, over all models.")
  public @NonNull List<@NonNull CommitmentStandingView> commitments(@Source LabView lab) {
    return lab.commitmentViews();
  }

  @Name("models")
  @Description("Its models, by their registration.")
  public @NonNull MatrixModelConnection models(
      @Source LabView lab,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    return MatrixModelConnection.of(
        lab.modelViews(), paging.window(first, after, last, before, null));
  }

  @Name("edges")
  @Description("The rows with their cursors.")
  public @NonNull List<@NonNull MatrixModelEdge> edges(@Source MatrixModelConnection connection) {
    return connection.edges(cursors);
  }

  @Name("pageInfo")
  @Description("Where this page stands.")
  public @NonNull PageInfoView pageInfo(@Source MatrixModelConnection connection) {
    return connection.pageInfo(cursors);
  }

  @Name("requirements")
  @Description("How it stands to every requirement of an instrument, in its order.")
  public @NonNull CompletionStage<List<@NonNull CoverageView>> requirements(
      @Source LabView lab,
      @Name("instrument") @NonNull @Description("The key of the instrument.") String instrument) {
    return Nested.of(
            "ComplianceMatrixLab.requirements",
            instrument,
            lab.lab(),
            lab.kept(),
            labs -> reads.coverage(labs, instrument))
        .thenApply(coverage -> coverage.stream().map(CoverageView::of).toList());
  }

  @Name("because")
  @Description("At least one reason, the deciding one first.")
  public @NonNull List<@NonNull List<@NonNull BecauseView>> because(@Source List<CellView> cells) {
    return cells.stream().map(CellView::standing).map(MatrixReads::because).toList();
  }

  @Name("because")
  @Description("At least one reason, the deciding one first.")
  public @NonNull List<@NonNull List<@NonNull BecauseView>> becauseOfLab(
      @Source List<CommitmentStandingView> rows) {
    return rows.stream().map(CommitmentStandingView::standing).map(MatrixReads::because).toList();
  }

  private static List<BecauseView> because(Standing standing) {
    return BecauseView.of(standing.because());
  }

  @Name("logEntry")
  @Description(
      "Where the first fact of what it relates to stands in the transparency log, with the proof;"
          + " null if nothing, or until the log has taken it in.")
  public List<LogEntryView> logEntry(@Source List<BecauseView> reasons) {
    return LogEntryView.ofFirst(log, reasons.stream().map(BecauseView::relatesTo).toList());
  }
}

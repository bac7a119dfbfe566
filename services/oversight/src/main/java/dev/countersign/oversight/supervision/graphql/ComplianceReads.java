package dev.countersign.oversight.supervision.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.supervision.ReadCompliance;
import dev.countersign.oversight.supervision.graphql.ComplianceView.CellView;
import dev.countersign.oversight.supervision.graphql.ComplianceView.DecisionView;
import dev.countersign.oversight.supervision.graphql.ComplianceView.HaltView;
import dev.countersign.oversight.supervision.graphql.ComplianceView.PolicyView;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class ComplianceReads {
  private final ReadCompliance reads;
  private final Paging paging;
  private final Cursors cursors;

  ComplianceReads(ReadCompliance reads, Paging paging, Cursors cursors) {
    this.reads = reads;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Query("compliance")
  @RolesAllowed({"lab", "regulator"})
  @Description(
      "How model versions stand against what their labs committed themselves to: a lab's own, and"
          + " for a regulator those of the labs in its jurisdictions.")
  public @NonNull ComplianceConnection compliance(
      @Name("filter") @Description("Which to compare; all, if absent.")
          @Nullable ComplianceFilterInput filter,
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
    var wanted = ComplianceFilterInput.read(filter);
    var window = paging.window(first, after, last, before, orderBy);
    return ComplianceConnection.of(
        reads.page(wanted, window).map(ComplianceView::of), cursors, wanted);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source ComplianceConnection connection) {
    return reads.count(connection.within());
  }

  @Name("cells")
  @Description("Every threshold that is in force or determined.")
  public @NonNull List<@NonNull List<@NonNull CellView>> cells(@Source List<ComplianceView> rows) {
    var cells = reads.cells(rows.stream().map(ComplianceView::version).toList());
    return shaped(rows, ComplianceView::modelVersion, cells, CellView::of);
  }

  @Name("halts")
  @Description("The halts that bind it, lifted ones too.")
  public @NonNull List<@NonNull List<@NonNull HaltView>> halts(@Source List<ComplianceView> rows) {
    return shaped(rows, ComplianceView::modelVersion, reads.halts(versions(rows)), HaltView::of);
  }

  @Name("decisions")
  @Description("The newest decision for each stage that was asked for.")
  public @NonNull List<@NonNull List<@NonNull DecisionView>> decisions(
      @Source List<ComplianceView> rows) {
    return shaped(
        rows, ComplianceView::modelVersion, reads.decisions(versions(rows)), DecisionView::of);
  }

  @Name("policiesInForce")
  @Description("The lab's policy versions that the gate goes by.")
  public @NonNull List<@NonNull List<@NonNull PolicyView>> policiesInForce(
      @Source List<ComplianceView> rows) {
    var labs = rows.stream().map(ComplianceView::lab).distinct().toList();
    return shaped(rows, ComplianceView::lab, reads.policies(labs), PolicyView::of);
  }

  private static List<String> versions(List<ComplianceView> rows) {
    return rows.stream().map(ComplianceView::modelVersion).toList();
  }

  private static <T, V> List<List<V>> shaped(
      List<ComplianceView> rows,
      Function<ComplianceView, String> key,
      Map<String, List<T>> found,
      Function<T, V> shape) {
    return rows.stream()
        .map(row -> found.getOrDefault(key.apply(row), List.of()))
        .map(of -> of.stream().map(shape).toList())
        .toList();
  }
}

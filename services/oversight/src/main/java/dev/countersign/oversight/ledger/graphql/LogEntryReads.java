package dev.countersign.oversight.ledger.graphql;

import dev.countersign.oversight.ledger.ReadLog;
import dev.countersign.oversight.ledger.Step;
import dev.countersign.oversight.platform.graphql.NodeView;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class LogEntryReads {
  private final ReadLog log;

  LogEntryReads(ReadLog log) {
    this.log = log;
  }

  @Name("facts")
  @Description("Every fact of it that the caller may see, in the order of recording.")
  public @NonNull List<@NonNull List<@NonNull NodeFactView>> facts(@Source List<NodeView> nodes) {
    var steps = log.steps(nodes.stream().map(NodeView::getId).toList());
    return nodes.stream()
        .map(node -> steps.getOrDefault(node.getId(), List.of()))
        .map(of -> of.stream().map(NodeFactView::of).toList())
        .toList();
  }

  @Name("logEntry")
  @Description("Its first fact in the transparency log; null until the log has taken it in.")
  public List<LogEntryView> logEntry(@Source List<NodeView> nodes) {
    var steps = log.steps(nodes.stream().map(NodeView::getId).toList());
    return entries(
        nodes.stream()
            .map(node -> steps.getOrDefault(node.getId(), List.of()))
            .map(of -> of.isEmpty() ? null : of.getFirst().position())
            .toList());
  }

  @Name("logEntry")
  @Description("Its entry in the transparency log; null until the log has taken it in.")
  public List<LogEntryView> logEntryOfFact(@Source List<NodeFactView> facts) {
    return entries(facts.stream().map(NodeFactView::step).map(Step::position).toList());
  }

  @Name("standsAt")
  @Description(
      "What the list stands for: how far each lab's ledger was known when it was read, as far as"
          + " the caller may see it.")
  public @NonNull List<@NonNull LedgerPositionView> standsAt(
      @Source PageInfoView page,
      @Name("lab") @Id @Description("Only that of this lab.") @Nullable String lab) {
    return log.standings(page.snapshot(), lab).stream().map(LedgerPositionView::of).toList();
  }

  private List<LogEntryView> entries(List<UUID> positions) {
    var proven = log.prove(positions.stream().flatMap(Stream::ofNullable).distinct().toList());
    return positions.stream()
        .map(position -> position == null ? null : proven.get(position))
        .map(found -> found == null ? null : LogEntryView.of(found))
        .toList();
  }
}

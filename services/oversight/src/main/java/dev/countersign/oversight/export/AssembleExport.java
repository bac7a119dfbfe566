package dev.countersign.oversight.export;

import dev.countersign.domain.compliance.CommitmentMatrix;
import dev.countersign.domain.fact.ReplyFact.ReplyGiven;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.export.ComplianceExport.Row;
import dev.countersign.oversight.export.ComplianceExport.Scope;
import dev.countersign.oversight.ledger.LogRows;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.reply.ReadReplies;
import dev.countersign.oversight.supervision.LabMatrix;
import dev.countersign.oversight.supervision.ReadMatrix;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts together everything that an export tells, in a fixed number of statements. The matrix is of
 * one state; the checkpoint is read before it, so that it never holds more than the matrix knows.
 */
@ApplicationScoped
public class AssembleExport {
  private static final Set<Viewer.Kind> READERS = Set.of(Viewer.Kind.LAB, Viewer.Kind.REGULATOR);

  private final ReadMatrix matrix;
  private final PlacesInLog places;
  private final ReadReplies replies;
  private final CurrentViewer viewer;
  private final Standpoint standpoint;

  AssembleExport(
      ReadMatrix matrix,
      PlacesInLog places,
      ReadReplies replies,
      CurrentViewer viewer,
      Standpoint standpoint) {
    this.matrix = matrix;
    this.places = places;
    this.replies = replies;
    this.viewer = viewer;
    this.standpoint = standpoint;
  }

  /**
   * What the viewer compares.
   *
   * @param lab only this one; null for all
   * @param instrument with how they stand to its requirements; null for commitments alone
   * @throws RefusedException {@code NOT_FOUND} if it may not see that lab, as if it did not exist
   */
  public ComplianceExport assemble(@Nullable String lab, @Nullable String instrument) {
    if (!READERS.contains(viewer.get().kind())) {
      throw RefusedException.forbidden("Labs and regulators export compliance.");
    }
    var checkpoint = places.checkpoint();
    var read = matrix.read(lab);
    if (lab != null && read.labs().isEmpty()) {
      throw RefusedException.notFound();
    }
    var rows = new ArrayList<Row>();
    read.labs().forEach(one -> addCommitments(one.matrix(), rows));
    if (instrument != null) {
      addRequirements(read.labs(), instrument, rows);
    }
    return new ComplianceExport(
        read.validAt(),
        standpoint.asOf().knownAt(),
        checkpoint.map(LogRows.Checkpoint::size).orElse(0L),
        checkpoint.map(LogRows.Checkpoint::note).orElse(null),
        read.version(),
        withReplies(rows),
        places.indexes(
            rows.stream().map(Row::relatesTo).filter(Objects::nonNull).distinct().toList()));
  }

  private static void addCommitments(CommitmentMatrix matrix, List<Row> rows) {
    for (int i = 0; i < matrix.made().size(); i++) {
      var made = matrix.made().get(i);
      if (matrix.models().isEmpty()) {
        rows.add(row(matrix, made, null, null, matrix.ofLab().get(i)));
      }
      for (var on : matrix.models()) {
        rows.add(
            row(matrix, made, on.model().value(), on.version().value(), on.standings().get(i)));
      }
    }
  }

  private static Row row(
      CommitmentMatrix matrix,
      CommitmentMatrix.Made made,
      @Nullable String model,
      @Nullable String version,
      dev.countersign.domain.compliance.Standing standing) {
    return new Row(
        matrix.lab().value(),
        Scope.COMMITMENT,
        model,
        version,
        made.policyVersion().value(),
        made.commitment().key(),
        made.commitment().kind().name(),
        made.commitment().force().name(),
        standing.status(),
        standing.because(),
        List.of());
  }

  private void addRequirements(List<LabMatrix> labs, String instrument, List<Row> rows) {
    var coverage = matrix.coverage(labs, instrument);
    for (var lab : labs) {
      var id = lab.matrix().lab().value();
      for (var one : Objects.requireNonNull(coverage.get(id))) {
        rows.add(
            new Row(
                id,
                Scope.REQUIREMENT,
                null,
                null,
                one.instrument(),
                one.requirementKey(),
                null,
                null,
                one.status(),
                one.because(),
                List.of()));
      }
    }
  }

  /** A reply to a cell names its model version, one to the lab as a whole the policy version. */
  private List<Row> withReplies(List<Row> rows) {
    var findings =
        rows.stream()
            .flatMap(row -> Stream.of(row.source(), Objects.toString(row.modelVersion(), "")))
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList();
    var given = replies.to(findings);
    return given.isEmpty() ? rows : rows.stream().map(row -> withReplies(row, given)).toList();
  }

  private static Row withReplies(Row row, Map<String, List<Event<ReplyGiven>>> given) {
    var said =
        Stream.of(Objects.toString(row.modelVersion(), ""), row.source())
            .flatMap(id -> given.getOrDefault(id, List.of()).stream())
            .filter(event -> row.key().equals(event.fact().commitmentKey()))
            .map(event -> event.fact().reply())
            .toList();
    return said.isEmpty() ? row : row.withReplies(said);
  }
}

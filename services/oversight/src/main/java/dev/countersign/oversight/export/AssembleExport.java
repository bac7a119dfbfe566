package dev.countersign.oversight.export;

import dev.countersign.domain.compliance.CommitmentMatrix;
import dev.countersign.oversight.export.ComplianceExport.Row;
import dev.countersign.oversight.export.ComplianceExport.Scope;
import dev.countersign.oversight.ledger.LogRows;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.supervision.LabMatrix;
import dev.countersign.oversight.supervision.ReadMatrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts together everything that an export tells, at one state, in a fixed number of statements. */
@UseCase
public class AssembleExport {
  private static final Set<Viewer.Kind> READERS = Set.of(Viewer.Kind.LAB, Viewer.Kind.REGULATOR);

  private final ReadMatrix matrix;
  private final LogRows log;
  private final CurrentViewer viewer;
  private final Standpoint standpoint;

  AssembleExport(ReadMatrix matrix, LogRows log, CurrentViewer viewer, Standpoint standpoint) {
    this.matrix = matrix;
    this.log = log;
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
    var read = matrix.read(lab);
    if (lab != null && read.labs().isEmpty()) {
      throw RefusedException.notFound();
    }
    var rows = new ArrayList<Row>();
    read.labs().forEach(one -> addCommitments(one.matrix(), rows));
    if (instrument != null) {
      addRequirements(read.labs(), instrument, rows);
    }
    var checkpoint = log.newestCheckpoint();
    return new ComplianceExport(
        read.validAt(),
        standpoint.asOf().knownAt(),
        checkpoint.map(LogRows.Checkpoint::size).orElse(0L),
        checkpoint.map(LogRows.Checkpoint::note).orElse(null),
        read.version(),
        rows,
        logIndexes(rows));
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
        standing.because());
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
                one.because()));
      }
    }
  }

  private Map<String, Long> logIndexes(List<Row> rows) {
    var ids = rows.stream().map(Row::relatesTo).filter(Objects::nonNull).distinct().toList();
    var positions = new HashMap<String, UUID>();
    log.steps(ids).forEach(step -> positions.putIfAbsent(step.id(), step.position()));
    var entries = log.entries(positions.values());
    var indexes = new HashMap<String, Long>();
    positions.forEach(
        (id, position) -> {
          var entry = entries.get(position);
          if (entry != null) {
            indexes.put(id, entry.index());
          }
        });
    return indexes;
  }
}

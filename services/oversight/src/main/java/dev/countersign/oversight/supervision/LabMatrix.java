package dev.countersign.oversight.supervision;

import dev.countersign.domain.compliance.CommitmentMatrix;
import dev.countersign.domain.compliance.CommitmentMatrix.OnModel;
import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.LabRecord;
import dev.countersign.proofs.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One lab's matrix as it is kept.
 *
 * @param record what it was judged by
 * @param judgedAt it holds from then on, until the matrix says otherwise
 * @param cells the statuses of all models, one line a model, one letter a commitment
 * @param version another one exactly if anything of what it shows is another
 */
public record LabMatrix(
    CommitmentMatrix matrix, LabRecord record, Instant judgedAt, String cells, String version) {

  static LabMatrix of(CommitmentMatrix matrix, LabRecord record, Instant judgedAt) {
    var cells = new StringBuilder();
    var shown = new StringBuilder();
    matrix
        .made()
        .forEach(
            made ->
                shown.append(made.policyVersion()).append(made.commitment().key()).append('\n'));
    for (var model : matrix.models()) {
      shown.append(model.model()).append(model.version()).append(model.label()).append('\n');
      append(cells, model);
    }
    shown.append(cells).append('\n');
    matrix.ofLab().forEach(standing -> shown.append(letter(standing.status())));
    return new LabMatrix(
        matrix,
        record.settled(),
        judgedAt,
        cells.toString(),
        Sha256.hex(shown.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static void append(StringBuilder cells, OnModel model) {
    if (!cells.isEmpty()) {
      cells.append('\n');
    }
    model.standings().forEach(standing -> cells.append(letter(standing.status())));
  }

  /** The letter of a status in the compact form. */
  public static char letter(ComplianceStatus status) {
    return switch (status) {
      case BREACHED -> 'B';
      case OVERDUE -> 'O';
      case CONTESTED -> 'X';
      case ABSENT -> 'A';
      case DUE_SOON -> 'D';
      case CLAIMED -> 'C';
      case MET -> 'M';
      case NOT_APPLICABLE -> 'N';
    };
  }

  /** True if it holds at this instant too. */
  public boolean holdsAt(Instant at) {
    var until = matrix.until();
    return !at.isBefore(judgedAt) && (until == null || at.isBefore(until));
  }
}

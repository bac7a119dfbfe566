package dev.countersign.oversight.supervision.graphql;

import dev.countersign.domain.compliance.CommitmentMatrix.Made;
import dev.countersign.domain.compliance.CommitmentMatrix.OnModel;
import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.Standing;
import dev.countersign.oversight.policy.graphql.CommitmentForce;
import dev.countersign.oversight.policy.graphql.CommitmentKind;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

@Input("ComplianceMatrixFilterInput")
@Description("Which part of the matrix is wanted; all that is given must hold.")
public record ComplianceMatrixFilterInput(
    @Id @Description("Only this lab.") @Nullable String lab,
    @Id @Description("Only this model.") @Nullable String model,
    @Description("Only the commitment of this key.") @Nullable String commitmentKey,
    @Description("Only commitments about this.") @Nullable CommitmentKind kind,
    @Description("Only commitments of this force.") @Nullable CommitmentForce force,
    @Description("Only cells that stand so; any, if absent.")
        @Nullable List<ComplianceStatus> statuses) {

  static final ComplianceMatrixFilterInput ALL =
      new ComplianceMatrixFilterInput(null, null, null, null, null, null);

  boolean takes(Made made) {
    var commitment = made.commitment();
    return (commitmentKey == null || commitmentKey.equals(commitment.key()))
        && (kind == null || kind.name().equals(commitment.kind().name()))
        && (force == null || force.name().equals(commitment.force().name()));
  }

  boolean takes(OnModel on) {
    return model == null || model.equals(on.model().value());
  }

  boolean takes(Standing standing) {
    return statuses == null || statuses.isEmpty() || statuses.contains(standing.status());
  }
}

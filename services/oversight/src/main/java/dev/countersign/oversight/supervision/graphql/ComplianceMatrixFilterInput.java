package dev.countersign.oversight.supervision.graphql;

import dev.countersign.domain.compliance.CommitmentMatrix.Made;
import dev.countersign.domain.compliance.CommitmentMatrix.OnModel;
import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.Standing;
import dev.countersign.oversight.policy.graphql.CommitmentForce;
import dev.countersign.oversight.policy.graphql.CommitmentKind;
import java.util.List;
import java.util.Map;
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

  /** As the engine gives it where nothing turns it into this; null if it was not given. */
  static @Nullable ComplianceMatrixFilterInput of(@Nullable Object argument) {
    if (!(argument instanceof Map<?, ?> given)) {
      return null;
    }
    return new ComplianceMatrixFilterInput(
        (String) given.get("lab"),
        (String) given.get("model"),
        (String) given.get("commitmentKey"),
        one(CommitmentKind.class, given.get("kind")),
        one(CommitmentForce.class, given.get("force")),
        given.get("statuses") instanceof List<?> all
            ? all.stream().map(status -> ComplianceStatus.valueOf(String.valueOf(status))).toList()
            : null);
  }

  private static <E extends Enum<E>> @Nullable E one(Class<E> type, @Nullable Object name) {
    return name == null ? null : Enum.valueOf(type, name.toString());
  }

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

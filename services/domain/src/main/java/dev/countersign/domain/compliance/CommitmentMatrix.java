package dev.countersign.domain.compliance;

import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.policy.Commitment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one lab stands to its own commitments, on each of its models.
 *
 * @param made every commitment of the policies in force, absent ones too
 * @param ofLab how the lab stands to each of them, over all its models, in the same order
 * @param until excluded: time alone may change it then; null if it never does
 */
public record CommitmentMatrix(
    OrganisationId lab,
    List<Made> made,
    List<Standing> ofLab,
    List<OnModel> models,
    @Nullable Instant until) {
  public CommitmentMatrix {
    made = List.copyOf(made);
    ofLab = List.copyOf(ofLab);
    models = List.copyOf(models);
  }

  /** A commitment with the policy version that makes it. */
  public record Made(PolicyVersionId policyVersion, Commitment commitment) {}

  /**
   * One model, judged by every version of it from which no other of it comes: the worst governs.
   *
   * @param version the one of these that was registered last
   * @param standings one for every commitment, in its order
   */
  public record OnModel(
      ModelId model, ModelVersionId version, String label, List<Standing> standings) {
    public OnModel {
      standings = List.copyOf(standings);
    }
  }
}

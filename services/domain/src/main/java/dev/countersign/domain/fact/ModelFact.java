package dev.countersign.domain.fact;

import dev.countersign.domain.id.ModelChangeId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.RiskDomain;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts about models. */
public sealed interface ModelFact extends Fact {
  /** How far a version's behaviour has been reined in. */
  enum MitigationState {
    HELPFUL_ONLY,
    RELEASE_CANDIDATE,
    RELEASE
  }

  /** What changed about a model, with or without new weights. */
  enum ChangeKind {
    FURTHER_TRAINING,
    RL,
    FINETUNE,
    NEW_TOOLS,
    INFERENCE_COMPUTE,
    SCAFFOLD,
    ELICITATION_ADVANCE,
    SAFEGUARD_CHANGE
  }

  /**
   * What a version was made from.
   *
   * @param computeRatios effective compute relative to the parent, per domain; an absent domain is
   *     unknown, and unknown is stale
   */
  record Parent(ModelVersionId parent, Map<RiskDomain, BigDecimal> computeRatios) {
    public Parent {
      computeRatios = Map.copyOf(computeRatios);
    }

    public Optional<BigDecimal> ratio(RiskDomain domain) {
      return Optional.ofNullable(computeRatios.get(domain));
    }
  }

  record ModelRegistered(ModelId model, String name) implements ModelFact {}

  record ModelAnnounced(ModelId model) implements ModelFact {}

  record ModelDeployed(ModelId model, ModelVersionId modelVersion) implements ModelFact {}

  /** Nothing more is made of a version that was never deployed, says its lab. */
  record ModelVersionDiscarded(ModelVersionId modelVersion, String reason) implements ModelFact {}

  /**
   * One checkpoint was bound to its weights.
   *
   * @param manifestDigest SHA-256 of the manifest of its weights
   * @param trainingFlop cumulative, over all its ancestors
   */
  record ModelVersionRegistered(
      ModelVersionId modelVersion,
      ModelId model,
      String label,
      String manifestDigest,
      BigDecimal trainingFlop,
      List<Parent> parents,
      MitigationState mitigationState,
      List<String> affordances)
      implements ModelFact {
    public ModelVersionRegistered {
      parents = List.copyOf(parents);
      affordances = List.copyOf(affordances);
    }
  }

  /**
   * Something changed about a model, or about how its abilities are brought out.
   *
   * @param modelVersion null for an advance in elicitation, which counts for all models of the lab
   * @param domains where it matters; empty for everywhere
   */
  record ModelChanged(
      ModelChangeId modelChange,
      @Nullable ModelVersionId modelVersion,
      ChangeKind change,
      List<RiskDomain> domains,
      String description)
      implements ModelFact {
    public ModelChanged {
      domains = List.copyOf(domains);
    }
  }
}

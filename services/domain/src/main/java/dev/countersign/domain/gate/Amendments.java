package dev.countersign.domain.gate;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.gate.Crossings.Crossing;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Policy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which crossings that hold would not have been crossings under another version of the policy. It
 * is shown, and changes nothing: a crossing is judged by the version in force when it happened.
 */
public final class Amendments {
  private final Case facts;

  private Amendments(Case facts) {
    this.facts = facts;
  }

  /**
   * A crossing that the other version would have cleared.
   *
   * @param under what the same results would have meant; null if the threshold is gone
   * @param halts those that the crossing opened and that still block
   */
  public record Cleared(Crossing crossing, @Nullable Conclusion under, List<HaltId> halts) {}

  /**
   * Every such crossing that is pinned to a version of the document.
   *
   * @param after the version as which it is amended, published or not
   */
  public static List<Cleared> cleared(Case facts, DocumentId document, Policy after) {
    var amendments = new Amendments(facts);
    return Latches.of(facts).all().stream()
        .filter(crossing -> crossing.version().document().equals(document))
        .flatMap(crossing -> amendments.cleared(crossing, after).stream())
        .toList();
  }

  private Optional<CapabilityThreshold> find(Policy policy, String key) {
    return policy.thresholds().stream()
        .filter(threshold -> facts.policies().same(name(threshold), key))
        .findFirst();
  }

  /** A draft's new name is not on record yet; what it continues is. */
  private static String name(CapabilityThreshold threshold) {
    var former = threshold.continuesKey();
    return former == null ? threshold.key() : former;
  }

  private Optional<Cleared> cleared(Crossing crossing, Policy after) {
    var definition = find(after, crossing.key());
    if (definition.isEmpty()) {
      return Optional.of(new Cleared(crossing, null, blocking(crossing)));
    }
    var finding = crossing.evaluation().finding(facts.policies(), crossing.key());
    if (finding.isEmpty()) {
      return Optional.empty();
    }
    var conclusion =
        Reading.derived(
            finding.get(), definition.get(), Reading.allowed(crossing.threshold(), finding.get()));
    return conclusion.isCrossing()
        ? Optional.empty()
        : Optional.of(new Cleared(crossing, conclusion, blocking(crossing)));
  }

  private List<HaltId> blocking(Crossing crossing) {
    return facts.halts().all().stream()
        .filter(Halt::blocks)
        .filter(halt -> halt.opened().modelVersion().equals(crossing.on()))
        .filter(halt -> facts.policies().same(halt.opened().thresholdKey(), crossing.key()))
        .map(Halt::id)
        .toList();
  }
}

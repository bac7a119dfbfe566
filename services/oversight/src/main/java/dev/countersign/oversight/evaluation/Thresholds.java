package dev.countersign.oversight.evaluation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The thresholds of a lab's published policies, which everyone may read. */
@ApplicationScoped
public class Thresholds {
  private final Facts facts;

  Thresholds(Facts facts) {
    this.facts = facts;
  }

  /** Every published definition of a threshold, the oldest first. */
  public List<CapabilityThreshold> definitions(String lab, String key) {
    var published =
        facts.page(Wanted.all(PolicyVersionPublished.class).ofLab(lab), Window.ALL).rows().stream()
            .map(row -> row.value().header().id())
            .toList();
    var found =
        facts.of(PolicyVersionDrafted.class, published).stream()
            .flatMap(draft -> draft.fact().policy().threshold(key).stream())
            .toList();
    if (found.isEmpty()) {
      throw new RuleBrokenException(
          "THRESHOLD_UNKNOWN",
          "No published policy of this lab has a threshold %s.".formatted(key));
    }
    return found;
  }

  /** The domains of these thresholds. */
  public Set<String> domains(String lab, List<String> keys) {
    return keys.stream()
        .flatMap(key -> definitions(lab, key).stream())
        .map(threshold -> threshold.domain().name())
        .collect(Collectors.toUnmodifiableSet());
  }
}

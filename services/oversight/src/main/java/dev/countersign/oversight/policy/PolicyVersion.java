package dev.countersign.oversight.policy;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.history.History.Event;
import org.jspecify.annotations.Nullable;

/**
 * One version with what has become of it.
 *
 * @param published null until it is
 */
public record PolicyVersion(
    Event<PolicyVersionDrafted> drafted,
    PolicyVersionStatus status,
    @Nullable Event<PolicyVersionPublished> published) {

  void requireStatus(String verb, PolicyVersionStatus wanted) {
    if (status != wanted) {
      throw new RuleBrokenException(
          "POLICY_VERSION_" + status,
          "The version is %s; you can %s only one that is %s.".formatted(status, verb, wanted));
    }
  }
}

package dev.countersign.oversight.policy;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionApproved;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionWithdrawn;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.PoliciesInForce.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One version with what has become of it.
 *
 * @param approvals as far as the viewer may see them
 * @param published null until it is
 * @param inForce the time for which it is in force; null if it never was or will be
 */
public record PolicyVersion(
    Event<PolicyVersionDrafted> drafted,
    PolicyVersionStatus status,
    List<Event<PolicyVersionApproved>> approvals,
    @Nullable Event<PolicyVersionPublished> published,
    @Nullable Event<PolicyVersionWithdrawn> withdrawn,
    @Nullable Event<PolicyVersionRepealed> repealed,
    @Nullable Version inForce) {

  /** The officers who approved it. */
  Set<String> approvers() {
    return approvals.stream().map(event -> event.fact().approver()).collect(Collectors.toSet());
  }

  void requireStatus(String verb, PolicyVersionStatus... wanted) {
    if (!Arrays.asList(wanted).contains(status)) {
      throw new RuleBrokenException(
          "POLICY_VERSION_" + status,
          "The version is %s; you can %s only one that is %s."
              .formatted(
                  status,
                  verb,
                  Arrays.stream(wanted).map(Enum::name).collect(Collectors.joining(" or "))));
    }
  }
}

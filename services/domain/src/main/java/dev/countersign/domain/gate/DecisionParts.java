package dev.countersign.domain.gate;

import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.policy.RiskDomain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A decision cut by risk domain: which domains it speaks of in all, and which of its reasons an
 * auditor may read that is engaged for some of them.
 *
 * @param domains all that its reasons speak of; empty if they are about no threshold
 * @param reasons by the domains that one must be engaged for to read them, in the order of the
 *     decision
 */
public record DecisionParts(
    SortedSet<RiskDomain> domains, SequencedMap<SortedSet<RiskDomain>, List<Reason>> reasons) {

  /** Cuts a decision by what the published policies say of its thresholds. */
  public static DecisionParts of(GateDecided decided, PoliciesInForce policies) {
    var known = new LinkedHashMap<String, SortedSet<RiskDomain>>();
    var parts = new LinkedHashMap<SortedSet<RiskDomain>, List<Reason>>();
    for (var reason : decided.reasons()) {
      var about = domains(reason.thresholdKey(), policies, known);
      parts.computeIfAbsent(about, none -> new ArrayList<>()).add(reason);
    }
    return new DecisionParts(union(parts.keySet()), parts);
  }

  /** True if being engaged for one part is being engaged for all. */
  public boolean isWhole() {
    return reasons.size() == 1;
  }

  /** A threshold whose domain was changed is about every domain that it was ever in. */
  private static SortedSet<RiskDomain> domains(
      @Nullable String key, PoliciesInForce policies, Map<String, SortedSet<RiskDomain>> known) {
    if (key == null) {
      return new TreeSet<>();
    }
    return known.computeIfAbsent(
        key,
        asked -> {
          var found = new TreeSet<RiskDomain>();
          policies.published().stream()
              .flatMap(version -> policies.definition(version, asked).stream())
              .forEach(definition -> found.add(definition.domain()));
          return found;
        });
  }

  private static SortedSet<RiskDomain> union(Collection<SortedSet<RiskDomain>> parts) {
    var all = new TreeSet<RiskDomain>();
    parts.forEach(all::addAll);
    return all;
  }
}

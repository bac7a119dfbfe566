package dev.countersign.oversight.policy;

import dev.countersign.domain.fact.PolicyFact.PolicyChangeClassified;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.policy.Renames;
import dev.countersign.domain.policy.diff.PolicyDiff;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.platform.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Compares versions that the viewer may see. */
@ApplicationScoped
public class PolicyComparisons {
  private final Facts facts;
  private final PolicyVersions versions;

  PolicyComparisons(Facts facts, PolicyVersions versions) {
    this.facts = facts;
    this.versions = versions;
  }

  /**
   * Empty if either version is absent or not the viewer's to see.
   *
   * @throws RefusedException DIFFERENT_DOCUMENTS if they are versions of two documents
   */
  Optional<PolicyComparison> between(PolicyVersionId from, PolicyVersionId to) {
    var earlier = find(from);
    var later = find(to);
    return earlier.isEmpty() || later.isEmpty()
        ? Optional.empty()
        : Optional.of(compare(earlier.get(), later.get()));
  }

  private Optional<PolicyVersion> find(PolicyVersionId id) {
    return versions.withIds(List.of(id.value())).stream().findFirst();
  }

  private PolicyComparison compare(PolicyVersion from, PolicyVersion to) {
    var before = from.drafted().fact();
    var after = to.drafted().fact();
    if (!before.document().equals(after.document())) {
      throw new RefusedException(
          "DIFFERENT_DOCUMENTS",
          "The versions are of two documents. Compare versions of one document.");
    }
    var known = new ArrayList<>(versions.policiesOf(to.drafted().header().organisation().value()));
    known.add(before.policy());
    known.add(after.policy());
    return new PolicyComparison(
        from,
        to,
        PolicyDiff.between(before.policy(), after.policy(), Renames.of(known)),
        changelog(from, to),
        classifications(from, to));
  }

  /** Every version says what it changed: what lies between two is said by all on the way. */
  private List<String> changelog(PolicyVersion from, PolicyVersion to) {
    var entries = new ArrayList<String>();
    var passed = new LinkedHashSet<PolicyVersionId>();
    var start = from.drafted().fact().policyVersion();
    var at = Optional.of(to);
    while (at.isPresent()) {
      var draft = at.get().drafted().fact();
      if (draft.policyVersion().equals(start) || !passed.add(draft.policyVersion())) {
        return entries;
      }
      entries.addAll(draft.changelog());
      at = draft.previous() == null ? Optional.empty() : find(draft.previous());
    }
    // The earlier version is not on the way: only the later one's own words are about it.
    return to.drafted().fact().changelog();
  }

  private List<Event<PolicyChangeClassified>> classifications(
      PolicyVersion from, PolicyVersion to) {
    var newest = new LinkedHashMap<List<Object>, Event<PolicyChangeClassified>>();
    for (var event : facts.of(PolicyChangeClassified.class, List.of(to.drafted().header().id()))) {
      var fact = event.fact();
      if (fact.comparedWith().equals(from.drafted().fact().policyVersion())) {
        newest.put(List.of(event.header().organisation(), Optional.ofNullable(fact.path())), event);
      }
    }
    return List.copyOf(newest.values());
  }
}

package dev.countersign.oversight.policy;

import dev.countersign.domain.fact.PolicyFact.PolicyChangeClassified;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.policy.diff.Changelog;
import dev.countersign.domain.policy.diff.PolicyChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of one document beside each other.
 *
 * @param changelog what the lab says changed, over all versions on the way
 * @param classifications the newest of each regulator for each change
 */
public record PolicyComparison(
    PolicyVersion from,
    PolicyVersion to,
    List<PolicyChange> changes,
    List<String> changelog,
    List<Event<PolicyChangeClassified>> classifications) {

  public boolean mentions(PolicyChange change) {
    return Changelog.mentions(changelog, change);
  }

  /** What regulators say of one change; of the amendment as a whole, if null. */
  public List<Event<PolicyChangeClassified>> classificationsOf(@Nullable String path) {
    return classifications.stream()
        .filter(event -> java.util.Objects.equals(path, event.fact().path()))
        .toList();
  }

  /** True if a regulator takes the change for something else than the platform does. */
  public boolean isDisputed(PolicyChange change) {
    return classificationsOf(change.path()).stream()
        .anyMatch(event -> event.fact().classification() != change.changeClass());
  }
}

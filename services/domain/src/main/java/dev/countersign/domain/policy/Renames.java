package dev.countersign.domain.policy;

import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which threshold keys name one threshold: a renamed key is joined to its first by continues. */
public final class Renames {
  private final Map<String, String> continued = new HashMap<>();
  private final Map<String, String> first = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  private Renames(Collection<Policy> policies) {
    for (var policy : policies) {
      for (var threshold : policy.thresholds()) {
        known.add(threshold.key());
        if (threshold.continuesKey() != null) {
          continued.put(threshold.key(), threshold.continuesKey());
        }
      }
    }
    continued.keySet().forEach(key -> first.put(key, follow(key)));
  }

  /** The renames that these versions of a lab's policies make, in the order of publication. */
  public static Renames of(Collection<Policy> policies) {
    return new Renames(policies);
  }

  private String follow(String key) {
    var seen = new TreeSet<String>();
    var at = key;
    while (continued.containsKey(at)) {
      if (!seen.add(at)) {
        // No ring is accepted; should one be on record, all of it is one threshold.
        return seen.first();
      }
      at = continued.getOrDefault(at, at);
    }
    return at;
  }

  /** The key under which a threshold was first known. */
  public String firstKey(String key) {
    return first.getOrDefault(key, key);
  }

  /** True if both keys name one threshold. */
  public boolean same(String one, String other) {
    return firstKey(one).equals(firstKey(other));
  }

  /**
   * Refuses a version that continues what never was, or bends what its lab's earlier versions say.
   *
   * @param earlier the lab's versions that it may continue, in the order of publication
   * @throws DocumentProblemsException naming every offending path
   */
  public static void check(Policy policy, Collection<Policy> earlier) {
    var renames = Renames.of(earlier);
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < policy.thresholds().size(); i++) {
      var threshold = policy.thresholds().get(i);
      var former = threshold.continuesKey();
      if (former != null && !former.equals(renames.continued.get(threshold.key()))) {
        renames.check(threshold.key(), former, "$.thresholds[" + i + "].continuesKey", problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new DocumentProblemsException(List.copyOf(problems));
    }
  }

  private void check(String key, String former, String path, List<Problem> problems) {
    if (!known.contains(former)) {
      problems.add(
          new Problem(path, "CONTINUES_UNKNOWN", "no earlier version has a threshold " + former));
    } else if (same(key, former) && !key.equals(former)) {
      problems.add(
          new Problem(
              path,
              "CONTINUES_IN_A_RING",
              "%s already is a name of %s; leave continuesKey out".formatted(key, former)));
    } else if (known.contains(key)) {
      problems.add(
          new Problem(
              path,
              "CONTINUES_ANOTHER",
              "%s is a threshold of an earlier version already; give what continues %s a new key"
                  .formatted(key, former)));
    }
  }
}

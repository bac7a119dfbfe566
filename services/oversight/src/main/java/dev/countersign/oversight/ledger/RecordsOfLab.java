package dev.countersign.oversight.ledger;

import dev.countersign.oversight.platform.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;

/** Whether what somebody names is on record of a lab, and the viewer's to see. */
@ApplicationScoped
public class RecordsOfLab {
  private final Facts facts;

  RecordsOfLab(Facts facts) {
    this.facts = facts;
  }

  /**
   * @param ids of things that are named as a lab's
   * @throws RefusedException {@code NOT_FOUND} if one is not, as if it did not exist
   */
  public void require(Collection<String> ids, String lab) {
    var missing = new HashSet<>(ids);
    for (var fact : facts.allOf(ids)) {
      var about = fact.header().lab();
      if (about != null && about.value().equals(lab)) {
        missing.remove(fact.header().id());
      }
    }
    if (!missing.isEmpty()) {
      throw RefusedException.notFound();
    }
  }
}

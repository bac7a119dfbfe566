package dev.countersign.oversight.ledger;

import dev.countersign.domain.fact.StatusFact.RulesAdopted;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import java.util.function.IntPredicate;

/**
 * States on the register's chain by which rules the platform goes, once for all replicas, when a
 * release with other rules begins to serve. What these bring falls due at that instant.
 */
@UseCase
public class AdoptRules {
  private static final Viewer PLATFORM =
      new Viewer(Book.ofPlatform().organisation(), Viewer.Kind.PLATFORM, "rules");

  private final Ledger ledger;
  private final DueRows dueRows;

  AdoptRules(Ledger ledger, DueRows dueRows) {
    this.ledger = ledger;
    this.dueRows = dueRows;
  }

  /** Adopts these rules, unless these or newer ones are in force. */
  public void adopt(RulesAdopted rules) {
    adopt(rules, before -> before < rules.rules());
  }

  /** Adopts these rules though newer ones are in force: an older release is to serve again. */
  public void goBackTo(RulesAdopted rules) {
    adopt(rules, before -> before != rules.rules());
  }

  private void adopt(RulesAdopted rules, IntPredicate after) {
    ledger.adopt(
        PLATFORM,
        after,
        entry -> {
          entry.append(rules, Filing.ofRegister(entry.newId("fct_")));
          dueRows.expectAll(entry.recordedAt());
        });
  }
}

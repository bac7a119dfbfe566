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
  private final RulesRows rulesRows;

  AdoptRules(Ledger ledger, DueRows dueRows, RulesRows rulesRows) {
    this.ledger = ledger;
    this.dueRows = dueRows;
    this.rulesRows = rulesRows;
  }

  /** Adopts these rules, unless these or newer ones are in force. */
  public void adopt(RulesAdopted rules) {
    adopt(rules, before -> before < rules.rules());
  }

  /**
   * Adopts these rules though newer ones are in force: an older release is to serve again.
   *
   * @param newer the number of those; any other that is newer stays in force
   */
  public void goBack(RulesAdopted rules, int newer) {
    adopt(rules, before -> before < rules.rules() || before > rules.rules() && before == newer);
  }

  /** The number of the rules in force; 0 if none ever were adopted. */
  public int inForce() {
    return rulesRows.adopted();
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

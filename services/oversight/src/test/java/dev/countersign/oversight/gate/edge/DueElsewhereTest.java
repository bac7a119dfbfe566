package dev.countersign.oversight.gate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.Rules;
import dev.countersign.domain.fact.StatusFact.RulesAdopted;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.ledger.AdoptRules;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.LedgerRows;
import dev.countersign.oversight.platform.PlatformClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** During an upgrade, pods of the older release leave what is due to those of the newer one. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class DueElsewhereTest {
  private static final String LAB = "org_due_elsewhere";

  @Inject DueWork work;
  @Inject AdoptRules rules;
  @Inject Ledger ledger;
  @Inject LedgerRows rows;
  @Inject PlatformClock clock;

  @Test
  @ActivateRequestContext
  void aReplicaWhoseRulesAreNotInForceTriesNoDueWork() {
    QuarkusTransaction.begin();
    try {
      // Nobody writes meanwhile, so that nobody waits for a row that this holds.
      rows.queue(List.of(Book.ofPlatform()));
      rows.open(LAB, "LAB");
      rules.adopt(new RulesAdopted(Rules.NUMBER + 1, "a release of a test"));
      ledger.expect(LAB, clock.now().minusSeconds(1));
      assertThat(ledger.due(clock.now())).containsKey(LAB);
      work.knock();
      // What is refused leaves the transaction that it was tried in marked.
      assertThat(QuarkusTransaction.isRollbackOnly()).isFalse();
      assertThat(ledger.due(clock.now())).containsKey(LAB);
    } finally {
      QuarkusTransaction.rollback();
    }
  }
}

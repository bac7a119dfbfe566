package dev.countersign.oversight.ledger.edge;

import dev.countersign.oversight.ledger.LedgerWritten;
import dev.countersign.oversight.ledger.RecordStatus;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Before the rules follow, so that what they decide has a status before it. */
@Singleton
class StatusFirst {
  private static final int FIRST = 100;

  private final RecordStatus status;

  StatusFirst(RecordStatus status) {
    this.status = status;
  }

  void beforeTheRules(@Observes @Priority(FIRST) LedgerWritten written) {
    status.before(written.entry());
  }
}

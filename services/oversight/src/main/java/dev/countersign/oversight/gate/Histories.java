package dev.countersign.oversight.gate;

import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History;
import dev.countersign.oversight.ledger.Facts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Reads a lab's record as the rules need it: the viewer must be one who sees all of it. */
@ApplicationScoped
public class Histories {
  private final Facts facts;

  Histories(Facts facts) {
    this.facts = facts;
  }

  public Case read(String lab, Instant at) {
    return Case.of(History.of(facts.historyOf(lab)), at);
  }
}

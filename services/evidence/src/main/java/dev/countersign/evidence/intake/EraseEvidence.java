package dev.countersign.evidence.intake;

import dev.countersign.evidence.vault.Seals;
import jakarta.inject.Singleton;

/** Erases bytes and what was read from them. */
@Singleton
public final class EraseEvidence {
  private final Seals seals;
  private final Settlement settlement;

  EraseEvidence(Seals seals, Settlement settlement) {
    this.seals = seals;
    this.settlement = settlement;
  }

  /** Erases; what is not there is erased already. */
  public void erase(String owner, String evidence) {
    seals.find(owner, evidence).ifPresent(settlement::erase);
  }
}

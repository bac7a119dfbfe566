package dev.countersign.oversight.organisation;

import dev.countersign.proofs.signature.PublicKey;

/** Which public keys are on record, whoever registered them. */
public interface KnownKeys {

  /**
   * Waits for whoever registers the same key at the same moment, on whatever replica, and keeps all
   * others waiting until this transaction is over. Taken before any ledger's queue.
   */
  void queue(PublicKey key);

  /** True if the key is on record, in whatever text. */
  boolean has(PublicKey key);
}

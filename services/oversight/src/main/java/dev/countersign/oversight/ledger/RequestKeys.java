package dev.countersign.oversight.ledger;

import dev.countersign.oversight.platform.WriteRequest;

/** Tells a repeated input from another one without keeping it. */
public interface RequestKeys {
  /** HMAC of the canonical input under the organisation's own key. */
  byte[] hmac(String organisation, WriteRequest request);
}

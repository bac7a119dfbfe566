package dev.countersign.evidence.vault;

/**
 * Whoever keeps the keys that data keys are wrapped with, one per organisation. A service that
 * keeps them in hardware takes the place of {@link FileKeys}.
 */
public interface KeyKeeper {
  /**
   * A wrapped data key.
   *
   * @param master which master key it is wrapped under
   */
  record Wrapped(String master, byte[] bytes) {}

  /** Wraps under the newest master key; the context must be the same when it is unwrapped. */
  Wrapped wrap(String organisation, String context, byte[] dataKey);

  /**
   * Unwraps.
   *
   * @throws dev.countersign.evidence.reader.StoreFailedException if the key is not kept here, or
   *     was wrapped for another organisation or context
   */
  byte[] unwrap(String organisation, String context, Wrapped wrapped);

  /** True if it would be wrapped under another master key today. */
  boolean isOld(Wrapped wrapped);
}

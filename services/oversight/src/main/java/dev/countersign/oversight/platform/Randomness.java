package dev.countersign.oversight.platform;

/** Where salts and ids come from. */
public interface Randomness {
  byte[] bytes(int length);

  /** A new id with this prefix, for example {@code mdl_} and 32 hex digits. */
  String id(String prefix);
}

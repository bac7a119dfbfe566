package dev.countersign.oversight.platform;

/** Tells whether the caller has just proven who it is, with a second factor. */
public interface FreshSignIn {
  /**
   * @throws RefusedException if the last sign-in had one factor only, or was minutes ago
   */
  void require();
}

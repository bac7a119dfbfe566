package dev.countersign.proofs.bundle;

/** The text is no proof bundle of this version. */
public final class MalformedBundleException extends RuntimeException {
  public MalformedBundleException(String problem) {
    super(problem, null, false, false);
  }
}

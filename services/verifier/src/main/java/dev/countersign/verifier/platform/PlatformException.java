package dev.countersign.verifier.platform;

/** The platform, or its realm, did not do what was asked; the message says why. */
public final class PlatformException extends RuntimeException {
  public PlatformException(String why) {
    super(why, null, false, false);
  }
}

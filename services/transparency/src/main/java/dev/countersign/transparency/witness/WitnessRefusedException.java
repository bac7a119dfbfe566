package dev.countersign.transparency.witness;

/** A witness did not cosign; the log goes on without it. */
final class WitnessRefusedException extends RuntimeException {
  WitnessRefusedException(String why) {
    super(why, null, false, false);
  }
}

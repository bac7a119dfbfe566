package dev.countersign.verifier.log;

/** The log has said nothing, or not what was asked for; that proves nothing against it. */
final class LogUnreachableException extends RuntimeException {
  LogUnreachableException(String what) {
    super(what, null, false, false);
  }
}

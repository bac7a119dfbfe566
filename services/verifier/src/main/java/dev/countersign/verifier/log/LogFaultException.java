package dev.countersign.verifier.log;

/** The log has said something that is false. */
final class LogFaultException extends RuntimeException {
  LogFaultException(String what) {
    super(what, null, false, false);
  }
}

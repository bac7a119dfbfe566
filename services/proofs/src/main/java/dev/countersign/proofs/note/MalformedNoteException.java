package dev.countersign.proofs.note;

/** The text is not a signed note or checkpoint. */
public final class MalformedNoteException extends RuntimeException {
  public MalformedNoteException(String problem) {
    super(problem, null, false, false);
  }
}

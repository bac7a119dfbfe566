package dev.countersign.verifier.verify;

import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.MalformedNoteException;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.proofs.note.SignedNote.Verifier;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** That what a bundle holds stands in a log, and whose log that is. */
final class Anchor {
  private final List<Verifier> logKeys;
  private final Findings findings;

  /**
   * @param logKeys the keys of logs that the checker trusts; none to see what the file says of
   *     itself
   */
  Anchor(List<Verifier> logKeys, Findings findings) {
    this.logKeys = logKeys;
    this.findings = findings;
  }

  /** The records of a bundle; empty if anything about them is false. */
  Optional<Records> records(Bundle bundle) {
    try {
      var note = SignedNote.parse(bundle.checkpoint());
      return records(bundle, note, Checkpoint.parse(note.text()));
    } catch (MalformedNoteException e) {
      findings.isFalse("The checkpoint cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Records> records(Bundle bundle, SignedNote note, Checkpoint checkpoint) {
    // The one signature takes as long as all records together: they are checked at the same time.
    var signed = CompletableFuture.supplyAsync(() -> isSigned(note, checkpoint));
    var records = new Records(bundle, checkpoint.size(), checkpoint.root(), findings);
    if (logKeys.isEmpty()) {
      findings.lacks(
          Result.UNANCHORED,
          "The checkpoint's signature was not checked. Give the log's key with --log-key.");
    } else if (signed.join()) {
      findings.holds(
          "The checkpoint of %s at size %d is signed by the log's key."
              .formatted(checkpoint.origin(), checkpoint.size()));
    } else {
      findings.isFalse("The checkpoint is not signed by the log's key that was given.");
    }
    if (findings.isRefused()) {
      return Optional.empty();
    }
    findings.holds(
        "%d records stand in the log as they were committed to."
            .formatted(bundle.entries().size()));
    return Optional.of(records);
  }

  private boolean isSigned(SignedNote note, Checkpoint checkpoint) {
    return logKeys.stream()
        .anyMatch(key -> key.name().equals(checkpoint.origin()) && note.verifiedBy(key));
  }
}

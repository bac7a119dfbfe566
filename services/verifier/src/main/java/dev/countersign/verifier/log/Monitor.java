package dev.countersign.verifier.log;

import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.SignedNote.Verifier;
import java.nio.file.Path;
import java.util.Optional;

/** Follows a log: each checkpoint must be signed, and continue the one before. */
final class Monitor {
  private final LogClient log;
  private final Verifier key;
  private final KeptNote kept;

  Monitor(LogClient log, Verifier key, Path file) {
    this.log = log;
    this.key = key;
    this.kept = new KeptNote(file);
  }

  /**
   * Looks once.
   *
   * @return what was seen
   * @throws LogFaultException if the log does not continue what was seen before
   */
  Checkpoint look() {
    var seen = log.checkpoint();
    var now = seen.checkpoint();
    before()
        .ifPresent(
            before -> {
              if (now.size() < before.size()) {
                throw new LogFaultException(
                    "The log went back from size %d to %d.".formatted(before.size(), now.size()));
              }
              if (!MerkleTree.consistent(
                  before.size(),
                  now.size(),
                  log.consistency(before.size(), now.size()),
                  before.root(),
                  now.root())) {
                throw new LogFaultException(
                    "The log at size %d does not continue what was seen at size %d: two histories are signed. Keep %s."
                        .formatted(now.size(), before.size(), kept.file()));
              }
            });
    kept.keep(seen.note().toText());
    return now;
  }

  private Optional<Checkpoint> before() {
    return kept.read().map(text -> LogClient.verified(text, key).checkpoint());
  }
}

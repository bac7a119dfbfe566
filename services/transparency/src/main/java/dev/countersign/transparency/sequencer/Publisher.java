package dev.countersign.transparency.sequencer;

import dev.countersign.proofs.merkle.SubtreeProofs;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.transparency.tree.TreeRows;
import dev.countersign.transparency.tree.TreeRows.Published;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Signs a checkpoint, only after everything under it is durable. */
@Startup
@Singleton
public class Publisher {
  private static final Logger LOG = Logger.getLogger(Publisher.class);

  private final TreeRows rows;
  private final LogKey key;
  private final Remembered remembered;
  private final AtomicLong refusals = new AtomicLong();

  Publisher(TreeRows rows, LogKey key, Remembered remembered) {
    this.rows = rows;
    this.key = key;
    this.remembered = remembered;
  }

  /** A database that does not continue what was published must not fork the log: nothing starts. */
  @PostConstruct
  void refuseToFork() {
    if (!remembered.isKept()) {
      LOG.warn(
          "countersign.log.published-folder is not set: a database restored from an old backup"
              + " would fork the log unnoticed.");
    }
    rows.newestCheckpoint().ifPresent(c -> refuseUnlessContinued(c.size(), c.root()));
    remembered.checkpoint().ifPresent(c -> refuseUnlessContinued(c.size(), c.root()));
  }

  private void refuseUnlessContinued(long size, byte[] root) {
    var head = rows.head();
    if (size == head.size() && Arrays.equals(head.root(), root)) {
      return;
    }
    if (size > head.size()) {
      throw new IllegalStateException(
          "The log was published at size %s, but its database holds %s. Restore a newer backup."
              .formatted(size, head.size()));
    }
    if (!Arrays.equals(new SubtreeProofs(rows).root(size), root)) {
      throw new IllegalStateException(
          "The log's database does not continue what was published at size %s.".formatted(size)
              + " Restore the right backup.");
    }
  }

  /**
   * Signs and publishes the tree as it stands; does nothing if that is published already, or
   * another one sequences. Whoever signs, every replica remembers: the one that goes on alone must
   * know what the others published.
   *
   * @throws IllegalStateException if the database was put back while this one ran
   */
  @Transactional
  public void publish() {
    var newest = rows.newestCheckpoint();
    try {
      var known = remembered.checkpoint();
      known.ifPresent(c -> refuseUnlessContinued(c.size(), c.root()));
      newest
          .filter(n -> known.isEmpty() || known.get().size() < n.size())
          .ifPresent(n -> remembered.remember(signed(n)));
    } catch (IllegalStateException e) {
      refusals.incrementAndGet();
      throw e;
    }
    if (!rows.tryToSequence()) {
      return;
    }
    var head = rows.head();
    newest = rows.newestCheckpoint();
    if (newest.isPresent() && newest.get().size() == head.size()) {
      return;
    }
    var text = new Checkpoint(key.verifier().name(), head.size(), head.root()).toText();
    var note = key.sign(text);
    // First remembered outside, then published: never the other way round.
    remembered.remember(note);
    rows.insertCheckpoint(
        new Published(head.size(), head.root(), note.toText()),
        // Real time: what the log tells of itself is never on a story's clock.
        OffsetDateTime.now(ZoneOffset.UTC));
  }

  private SignedNote signed(Published published) {
    var note = SignedNote.parse(published.note());
    if (!note.verifiedBy(key.verifier())) {
      throw new IllegalStateException(
          "The database holds a checkpoint of size %s that this log's key has not signed."
              .formatted(published.size()));
    }
    return note;
  }

  /** How often nothing was signed because the database does not continue what was published. */
  long refusals() {
    return refusals.get();
  }
}

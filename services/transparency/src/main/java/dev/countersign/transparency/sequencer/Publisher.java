package dev.countersign.transparency.sequencer;

import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.transparency.tree.TreeRows;
import dev.countersign.transparency.tree.TreeRows.Published;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;

/** Signs a checkpoint, only after everything under it is durable. */
@Startup
@Singleton
public class Publisher {
  private final TreeRows rows;
  private final LogKey key;
  private final LogConfig config;

  Publisher(TreeRows rows, LogKey key, LogConfig config) {
    this.rows = rows;
    this.key = key;
    this.config = config;
  }

  /** A database that is behind what was published must not fork the log: then nothing starts. */
  @PostConstruct
  void refuseToFork() {
    if (remembered().isEmpty()) {
      return;
    }
    var before = Checkpoint.parse(SignedNote.parse(read(remembered().get())).text());
    var head = rows.head();
    if (before.size() > head.size()) {
      throw new IllegalStateException(
          "The log was published at size %d, but its database holds %d. Restore a newer backup."
              .formatted(before.size(), head.size()));
    }
    var same = new dev.countersign.proofs.merkle.SubtreeProofs(rows).root(before.size());
    if (!Arrays.equals(same, before.root())) {
      throw new IllegalStateException(
          "The log's database does not continue what was published. Restore the right backup.");
    }
  }

  /** Signs and publishes the tree as it stands; does nothing if that is published already. */
  @Transactional
  public void publish() {
    var head = rows.head();
    var newest = rows.newestCheckpoint();
    if (newest.isPresent() && newest.get().size() == head.size()) {
      return;
    }
    var text = new Checkpoint(config.origin(), head.size(), head.root()).toText();
    var note = key.sign(text).toText();
    // First remembered outside, then published: never the other way round.
    remember(note);
    rows.insertCheckpoint(
        new Published(head.size(), head.root(), note),
        OffsetDateTime.now(java.time.ZoneOffset.UTC));
  }

  private void remember(String note) {
    config
        .publishedFolder()
        .ifPresent(
            folder -> {
              try {
                Files.createDirectories(folder);
                var temporary = Files.createTempFile(folder, "checkpoint", ".tmp");
                Files.writeString(temporary, note);
                Files.move(
                    temporary,
                    folder.resolve("checkpoint"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
              } catch (IOException e) {
                throw new UncheckedIOException("The checkpoint could not be remembered", e);
              }
            });
  }

  private Optional<Path> remembered() {
    return config.publishedFolder().map(f -> f.resolve("checkpoint")).filter(Files::exists);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The remembered checkpoint could not be read", e);
    }
  }
}

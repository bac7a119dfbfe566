package dev.countersign.transparency.sequencer;

import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.MalformedNoteException;
import dev.countersign.proofs.note.SignedNote;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The newest published checkpoint, kept outside the database: a database that was put back to an
 * older state cannot take this along, and so cannot make the log say something else a second time.
 */
@Singleton
class Remembered {
  private final Optional<Path> file;
  private final LogKey key;

  Remembered(LogConfig config, LogKey key) {
    this.file = config.publishedFolder().map(folder -> folder.resolve("checkpoint"));
    this.key = key;
  }

  /** True if there is a place to remember anything. */
  boolean isKept() {
    return file.isPresent();
  }

  /**
   * What was published last.
   *
   * @throws IllegalStateException if the file does not hold a checkpoint that this log has signed
   */
  Optional<Checkpoint> checkpoint() {
    return file.filter(Files::exists).map(this::read);
  }

  /** Remembers a checkpoint, durably; a smaller one than is remembered changes nothing. */
  void remember(SignedNote note) {
    if (file.isEmpty()
        || checkpoint().filter(c -> c.size() > Checkpoint.parse(note.text()).size()).isPresent()) {
      return;
    }
    try {
      var folder = Files.createDirectories(file.get().toAbsolutePath().getParent());
      var temporary = Files.createTempFile(folder, "checkpoint", ".tmp");
      try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(note.toText().getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
      }
      Files.move(temporary, file.get(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The checkpoint could not be remembered", e);
    }
  }

  private Checkpoint read(Path from) {
    try {
      var note = SignedNote.parse(Files.readString(from));
      if (note.verifiedBy(key.verifier())) {
        var checkpoint = Checkpoint.parse(note.text());
        if (checkpoint.origin().equals(key.verifier().name())) {
          return checkpoint;
        }
      }
    } catch (MalformedNoteException e) {
      throw new IllegalStateException(from + " is damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(from + " cannot be read", e);
    }
    throw new IllegalStateException(
        from + " was not signed by this log's key: it belongs to another log, or was changed.");
  }
}

package dev.countersign.operations.check;

import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.MalformedNoteException;
import dev.countersign.proofs.note.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A checkpoint that the log has published, as a file outside the database keeps it. */
public final class PublishedCheckpoint {
  /** What a replica was writing when it died; its former checkpoint is beside it, whole. */
  private static final String UNFINISHED = ".tmp";

  private PublishedCheckpoint() {}

  /**
   * Reads one.
   *
   * @throws CheckRefusedException if the file is not there or holds no checkpoint
   */
  public static SignedNote of(Path file) throws IOException {
    try {
      var note = SignedNote.parse(Files.readString(file));
      Checkpoint.parse(note.text());
      return note;
    } catch (NoSuchFileException e) {
      throw new CheckRefusedException(
          "CHECKPOINT_ABSENT",
          "there is no %s; a log that has published wrote one.".formatted(file));
    } catch (MalformedNoteException | java.nio.charset.CharacterCodingException e) {
      throw new CheckRefusedException(
          "CHECKPOINT_UNREADABLE",
          "%s holds no checkpoint (%s): fetch it again, from the replica's disk or a witness."
              .formatted(file, e.getMessage()));
    }
  }

  /** Of a folder, what is directly in it; what a mount keeps beside its files is in folders. */
  static List<SignedNote> allOf(Path given) throws IOException {
    if (!Files.isDirectory(given)) {
      return List.of(of(given));
    }
    var notes = new ArrayList<SignedNote>();
    try (var inside = Files.list(given)) {
      for (var file : inside.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.toString().endsWith(UNFINISHED)) {
          notes.add(of(file));
        }
      }
    }
    return notes;
  }
}

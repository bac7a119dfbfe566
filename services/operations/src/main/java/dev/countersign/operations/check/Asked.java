package dev.countersign.operations.check;

import dev.countersign.operations.Settings;
import dev.countersign.proofs.note.MalformedNoteException;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.proofs.note.SignedNote.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a check was asked for.
 *
 * @param outside checkpoints that were published, from outside the database
 * @param key of the log; without one no signature is checked
 * @param evidence where to list what the store must hold
 * @param whileServing only what keeps nobody waiting: facts and the log
 */
record Asked(
    List<SignedNote> outside,
    Optional<Verifier> key,
    Optional<Path> evidence,
    boolean whileServing) {
  Asked {
    outside = List.copyOf(outside);
  }

  static Asked of(Settings settings, String... arguments) throws IOException {
    var outside = new ArrayList<SignedNote>();
    Path evidence = null;
    boolean whileServing = false;
    for (int index = 0; index < arguments.length; index++) {
      var argument = arguments[index];
      if (argument.equals("--evidence") && index + 1 < arguments.length) {
        evidence = Path.of(arguments[++index]);
      } else if (argument.equals("--while-serving")) {
        whileServing = true;
      } else if (argument.startsWith("--")) {
        throw new CheckRefusedException(
            "OPTION_UNKNOWN",
            "%s is not one of --evidence FILE and --while-serving; name files and folders of checkpoints beside them."
                .formatted(argument));
      } else {
        outside.addAll(PublishedCheckpoint.allOf(Path.of(argument)));
      }
    }
    return new Asked(outside, key(settings), Optional.ofNullable(evidence), whileServing);
  }

  private static Optional<Verifier> key(Settings settings) {
    try {
      return settings.find("COUNTERSIGN_LOG_KEY").map(Verifier::parse);
    } catch (MalformedNoteException e) {
      throw new CheckRefusedException(
          "LOG_KEY_UNREADABLE",
          "COUNTERSIGN_LOG_KEY is no verifier key (%s): it has the form of what the log serves at /key."
              .formatted(e.getMessage()));
    }
  }
}

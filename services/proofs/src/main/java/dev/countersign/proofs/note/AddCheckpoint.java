package dev.countersign.proofs.note;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.note.SignedNote.Line;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What a log sends to a witness (C2SP tlog-witness, add-checkpoint).
 *
 * @param old the size that the witness cosigned last
 * @param proof that the new tree only adds to the old one; at most 63 hashes
 */
public record AddCheckpoint(long old, List<byte[]> proof, SignedNote note) {
  private static final int LONGEST_PROOF = 63;
  private static final String OLD = "old ";

  public AddCheckpoint {
    proof = List.copyOf(proof);
  }

  public String toText() {
    var out = new StringBuilder(OLD).append(old).append('\n');
    proof.forEach(hash -> out.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    return out.append('\n').append(note.toText()).toString();
  }

  /**
   * @throws MalformedNoteException if it is not in its one form
   */
  public static AddCheckpoint parse(String text) {
    int split = text.indexOf("\n\n");
    if (split < 0) {
      throw new MalformedNoteException("A request has an old size, a proof and a checkpoint");
    }
    var lines = text.substring(0, split).split("\n", -1);
    if (!lines[0].matches(OLD + "(0|[1-9][0-9]{0,17})") || lines.length - 1 > LONGEST_PROOF) {
      throw new MalformedNoteException("The old size or the proof is not as it should be");
    }
    var proof = new ArrayList<byte[]>();
    try {
      for (int i = 1; i < lines.length; i++) {
        proof.add(Base64.getDecoder().decode(lines[i]));
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("The proof is not base64");
    }
    var read =
        new AddCheckpoint(
            Long.parseLong(lines[0].substring(OLD.length())),
            proof,
            SignedNote.parse(text.substring(split + 2)));
    if (proof.stream().anyMatch(hash -> hash.length != Sha256.LENGTH)
        || !read.toText().equals(text)) {
      throw new MalformedNoteException("The proof is not base64 in its exact form");
    }
    return read;
  }

  /** The lines with which a witness answers. */
  public static List<Line> answer(String text) {
    if (!text.endsWith("\n")) {
      throw new MalformedNoteException("A witness answers with whole lines");
    }
    return List.of(text.split("\n")).stream().map(Line::parse).toList();
  }
}

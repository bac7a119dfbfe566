package dev.countersign.verifier.log;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.note.AddCheckpoint;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.Cosigner;
import dev.countersign.proofs.note.MalformedNoteException;
import dev.countersign.proofs.note.SignedNote.Verifier;
import dev.countersign.proofs.signature.PrivateKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A witness: cosigns the largest consistent tree that it has seen of each log it knows, and never
 * two that differ (C2SP tlog-witness). What it has seen is on disk before it answers.
 */
final class Cosigning {
  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int UNPROCESSABLE = 422;

  private final String name;
  private final PrivateKey key;
  private final Map<String, Verifier> logs = new HashMap<>();
  private final Path folder;
  private final Clock clock;

  Cosigning(String name, PrivateKey key, List<Verifier> logs, Path folder, Clock clock) {
    this.name = name;
    this.key = key;
    this.folder = folder;
    this.clock = clock;
    logs.forEach(log -> this.logs.put(log.name(), log));
  }

  /**
   * What to answer.
   *
   * @param size true if the body is the size that is remembered
   */
  record Answer(int status, String body, boolean size) {
    static Answer refusal(int status, String sentence) {
      return new Answer(status, sentence + "\n", false);
    }
  }

  /** Checks, remembers and cosigns as one step: requests wait for each other. */
  synchronized Answer add(String body) {
    try {
      var request = AddCheckpoint.parse(body);
      var checkpoint = Checkpoint.parse(request.note().text());
      var log = logs.get(checkpoint.origin());
      if (log == null) {
        return Answer.refusal(NOT_FOUND, "This witness does not know that log.");
      }
      if (!request.note().verifiedBy(log)) {
        return Answer.refusal(FORBIDDEN, "The checkpoint is not signed by the log's key.");
      }
      return add(request, checkpoint, log);
    } catch (MalformedNoteException e) {
      return Answer.refusal(BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private Answer add(AddCheckpoint request, Checkpoint now, Verifier log) {
    if (request.old() > now.size()) {
      return Answer.refusal(BAD_REQUEST, "The old size is larger than the checkpoint's.");
    }
    var kept = new KeptNote(folder.resolve(file(log.name())));
    var before =
        kept.read()
            .map(text -> LogClient.verified(text, log).checkpoint())
            .orElse(new Checkpoint(log.name(), 0, MerkleTree.root(List.of())));
    boolean sameSizeAnotherRoot =
        now.size() == before.size() && !Arrays.equals(now.root(), before.root());
    if (request.old() != before.size() || sameSizeAnotherRoot) {
      return new Answer(CONFLICT, before.size() + "\n", true);
    }
    if (!MerkleTree.consistent(
        before.size(), now.size(), request.proof(), before.root(), now.root())) {
      return Answer.refusal(UNPROCESSABLE, "The proof does not lead from what was cosigned.");
    }
    kept.keep(request.note().toText());
    var line = Cosigner.cosign(request.note().text(), name, key, clock.instant().getEpochSecond());
    return new Answer(OK, line.toText(), false);
  }

  /** An origin holds slashes; its digest does not. */
  private static String file(String origin) {
    return HexFormat.of().formatHex(Sha256.of(origin.getBytes(StandardCharsets.UTF_8)))
        + ".checkpoint";
  }
}

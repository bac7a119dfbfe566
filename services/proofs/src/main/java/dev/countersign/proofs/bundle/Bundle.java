package dev.countersign.proofs.bundle;

import dev.countersign.proofs.commitment.Commitment;
import dev.countersign.proofs.commitment.Leaf;
import dev.countersign.proofs.commitment.Opening;
import dev.countersign.proofs.index.Head;
import dev.countersign.proofs.index.Stood;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.merkle.MerkleTree;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proof bundle.
 *
 * @param about the id of the decision, halt or attestation that it proves
 * @param cut how much of the record its asker may see
 * @param thresholds in a scoped bundle, the keys of those that can be recomputed
 * @param checkpoint the signed checkpoint, with cosignatures, under which everything stands
 * @param entries the log's entries that it needs, by ascending index
 * @param heads heads of chains, opened in the index map of the newest status record in it
 * @param envelopes the signed envelopes of the attestations in it, as they were handed in
 * @param stood how attestations stood in the status map of the newest status record in it
 */
public record Bundle(
    String about,
    Cut cut,
    List<String> thresholds,
    String checkpoint,
    List<Entry> entries,
    List<Head> heads,
    List<String> envelopes,
    List<Stood> stood) {
  /** What every bundle of this version begins with. */
  public static final String FORMAT = "countersign.dev/bundle/v1";

  public Bundle {
    thresholds = List.copyOf(thresholds);
    entries = List.copyOf(entries);
    heads = List.copyOf(heads);
    envelopes = List.copyOf(envelopes);
    stood = List.copyOf(stood);
  }

  /** A bundle that opens no status. */
  public Bundle(
      String about,
      Cut cut,
      List<String> thresholds,
      String checkpoint,
      List<Entry> entries,
      List<Head> heads,
      List<String> envelopes) {
    this(about, cut, thresholds, checkpoint, entries, heads, envelopes, List.of());
  }

  /** How much of the record the asker may see. */
  public enum Cut {
    FULL,
    SCOPED,
    PUBLIC
  }

  /**
   * One entry of the log with its proof.
   *
   * @param path RFC 6962 inclusion proof under the bundle's checkpoint
   * @param whole the record with its salt; null where it is opened in part
   * @param openings the fields that are shown of a record that is not shown whole
   */
  public record Entry(
      long index, List<byte[]> path, Leaf leaf, @Nullable Whole whole, List<Opening> openings) {
    public Entry {
      path = List.copyOf(path);
      openings = List.copyOf(openings);
    }

    /** What is false about this entry in the tree of this size and root; empty if nothing is. */
    public Optional<String> problem(long size, byte[] root) {
      if (!MerkleTree.includes(MerkleTree.leafHash(leaf.bytes()), index, size, path, root)) {
        return Optional.of("Entry " + index + " is not in the log where it is said to be.");
      }
      if (whole != null && !whole.provenBy(leaf)) {
        return Optional.of("The record of entry " + index + " is not what was logged.");
      }
      return openings.stream()
          .filter(opening -> !opening.provenBy(leaf.commitment()))
          .findFirst()
          .map(
              opening ->
                  "The field "
                      + opening.field()
                      + " of entry "
                      + index
                      + " is not what was logged.");
    }
  }

  /** A whole record and the salt with which it was committed to. */
  public record Whole(JsonObject record, byte[] salt) {
    boolean provenBy(Leaf leaf) {
      boolean told =
          leaf.kind() == null
              || (Objects.equals(leaf.kind(), record.text("kind"))
                  && Objects.equals(leaf.organisation(), record.text("organisation")));
      try {
        return told && MessageDigest.isEqual(Commitment.of(record, salt).hash(), leaf.commitment());
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }
}

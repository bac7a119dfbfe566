package dev.countersign.proofs.commitment;

import dev.countersign.proofs.digest.Hmac;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.merkle.MerkleTree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A fact's commitment: SHA-256(0x02 ‖ R), where R is the RFC 6962 root over 32 slots, one per
 * top-level field in the order of the record's schema, the rest filled. Each slot has a salt of its
 * own, derived from the fact's, so that one field can be opened and the others stay hidden.
 */
public final class Commitment {
  /** How many fields a record can have. */
  public static final int SLOTS = 32;

  /** Length of a fact's salt, and of each slot's. */
  static final int SALT = 32;

  private static final int LONGEST_NAME = 0xffff;
  private static final String FILLER = "~";
  private static final byte[] COMMITMENT_PREFIX = {2};
  private static final byte[] SLOT_PREFIX = {3};

  private final List<Slot> slots;
  private final List<byte[]> leafHashes;
  private final byte[] hash;

  private Commitment(List<Slot> slots) {
    this.slots = slots;
    this.leafHashes = slots.stream().map(slot -> MerkleTree.leafHash(slot.bytes())).toList();
    this.hash = ofRoot(MerkleTree.root(leafHashes));
  }

  /**
   * Commits to a record.
   *
   * @param record its fields in the order of its schema, absent ones as null
   * @param salt the fact's own 32 random bytes
   * @throws IllegalArgumentException if the record has more than 32 fields, one that is named like
   *     a filler, or a salt of another length
   */
  public static Commitment of(JsonObject record, byte[] salt) {
    if (record.members().size() > SLOTS) {
      throw new IllegalArgumentException("A record has at most " + SLOTS + " fields");
    }
    if (record.members().keySet().stream().anyMatch(name -> name.startsWith(FILLER))) {
      throw new IllegalArgumentException("A field's name does not begin with " + FILLER);
    }
    if (salt.length != SALT) {
      throw new IllegalArgumentException("A fact's salt is " + SALT + " bytes");
    }
    var fields = new LinkedHashMap<String, JsonValue>(record.members());
    for (int filler = fields.size(); filler < SLOTS; filler++) {
      fields.put(FILLER + filler, JsonValue.NULL);
    }
    var slots = new ArrayList<Slot>(SLOTS);
    fields.forEach((name, value) -> slots.add(new Slot(name, value, slotSalt(salt, name))));
    return new Commitment(slots);
  }

  /** The 32 bytes that stand in the leaf. */
  public byte[] hash() {
    return hash.clone();
  }

  /** The leaf of a fact that is not public. */
  public byte[] leaf() {
    return Leaf.hidden(hash).bytes();
  }

  /** The leaf of a fact that is public when written. */
  public byte[] publicLeaf(String kind, String organisation) {
    return new Leaf(hash, kind, organisation).bytes();
  }

  /** Opens one field: enough to prove it, and nothing about any other. */
  public Opening open(String field) {
    for (int index = 0; index < slots.size(); index++) {
      var slot = slots.get(index);
      if (slot.name().equals(field)) {
        return new Opening(
            field, slot.value(), slot.salt(), index, MerkleTree.inclusionProof(leafHashes, index));
      }
    }
    throw new IllegalArgumentException("The record has no field " + field);
  }

  static byte[] ofRoot(byte[] root) {
    return Sha256.of(COMMITMENT_PREFIX, root);
  }

  static byte[] slotSalt(byte[] factSalt, String name) {
    return Hmac.sha256(factSalt, name.getBytes(StandardCharsets.UTF_8));
  }

  record Slot(String name, JsonValue value, byte[] salt) {
    /**
     * What a slot hashes can be read in one way only: salt and length of the name are of one size.
     */
    boolean wellFormed() {
      return salt.length == SALT && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    }

    byte[] bytes() {
      var utf8 = name.getBytes(StandardCharsets.UTF_8);
      return Sha256.of(
          SLOT_PREFIX,
          salt,
          ByteBuffer.allocate(2).putShort((short) utf8.length).array(),
          utf8,
          CanonicalJson.bytes(value));
    }
  }
}

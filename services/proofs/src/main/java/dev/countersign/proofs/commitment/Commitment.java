package dev.countersign.proofs.commitment;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.merkle.MerkleTree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * A fact's commitment: SHA-256(0x02 ‖ R), where R is the RFC 6962 root over 32 slots, one per
 * top-level field in the order of the record's schema, the rest filled. Each slot has a salt of its
 * own, derived from the fact's, so that one field can be opened and the others stay hidden.
 */
public final class Commitment {
  /** How many fields a record can have. */
  public static final int SLOTS = 32;

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
   * @throws IllegalArgumentException if the record has more than 32 fields
   */
  public static Commitment of(JsonObject record, byte[] salt) {
    if (record.members().size() > SLOTS) {
      throw new IllegalArgumentException("A record has at most " + SLOTS + " fields");
    }
    var fields = new LinkedHashMap<String, JsonValue>(record.members());
    for (int filler = fields.size(); filler < SLOTS; filler++) {
      fields.put("~" + filler, JsonValue.NULL);
    }
    var slots = new ArrayList<Slot>(SLOTS);
    fields.forEach((name, value) -> slots.add(new Slot(name, value, slotSalt(salt, name))));
    return new Commitment(slots);
  }

  /** The 32 bytes that stand in the leaf. */
  public byte[] hash() {
    return hash.clone();
  }

  /** The leaf of a fact that is not public: all such leaves have one length. */
  public byte[] leaf() {
    return "{\"v\":1,\"c\":\"%s\"}".formatted(text(hash)).getBytes(StandardCharsets.UTF_8);
  }

  /** The leaf of a fact that is public when written: it names its kind and organisation. */
  public byte[] publicLeaf(String kind, String organisation) {
    return "{\"v\":1,\"c\":\"%s\",\"kind\":%s,\"organisation\":%s}"
        .formatted(
            text(hash),
            CanonicalJson.text(JsonValue.string(kind)),
            CanonicalJson.text(JsonValue.string(organisation)))
        .getBytes(StandardCharsets.UTF_8);
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

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  record Slot(String name, JsonValue value, byte[] salt) {
    byte[] bytes() {
      var utf8 = name.getBytes(StandardCharsets.UTF_8);
      return Sha256.of(
          SLOT_PREFIX,
          salt,
          ByteBuffer.allocate(2).putShort((short) utf8.length).array(),
          utf8,
          CanonicalJson.bytes(Objects.requireNonNull(value)));
    }
  }
}

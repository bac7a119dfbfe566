package dev.countersign.evidence.http;

import com.mongodb.client.MongoClients;
import dev.countersign.evidence.vault.BlobKeys;
import dev.countersign.evidence.vault.Blobs;
import dev.countersign.evidence.vault.FileKeys;
import dev.countersign.evidence.vault.Seal;
import dev.countersign.evidence.vault.Seals;
import dev.countersign.evidence.vault.Store;
import dev.countersign.evidence.vault.UnsealedBlobs;
import dev.countersign.evidence.vault.UnsealedBlobs.UnsealedBlob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.bson.Document;

/** Looks into the store from outside, and leaves in it what a process killed half way leaves. */
final class Vault {
  private static final String DATABASE = "evidence";

  private final com.mongodb.client.MongoDatabase database;
  private final Store store;
  private final Blobs blobs;

  Vault(String url, Path keys) {
    var client = MongoClients.create(url);
    this.database = client.getDatabase(DATABASE);
    this.store = new Store(client, DATABASE);
    this.blobs = new Blobs(store, new BlobKeys(store, new FileKeys(keys)));
  }

  boolean hasSeal(String owner, String evidence) {
    return new Seals(store).find(owner, evidence).isPresent();
  }

  long unsealed() {
    return database.getCollection("unsealedBlobs").countDocuments();
  }

  long chunks() {
    return database.getCollection("blobs.chunks").countDocuments();
  }

  boolean hasPage(String key) {
    return database.getCollection("samples").find(new Document("_id", key)).first() != null;
  }

  /** Removes what broke off and could be gone on with. */
  void forgetPartials() {
    var notes = new UnsealedBlobs(store);
    notes
        .all()
        .forEach(
            note -> {
              blobs.erase(note.blob(), note.size());
              notes.toErasing(note);
              notes.endErasing(note);
            });
  }

  /** Flips one bit of what is kept of this evidence. */
  void damage(String owner, String evidence) {
    var blob = new Seals(store).find(owner, evidence).orElseThrow().blob();
    var chunks = database.getCollection("blobs.chunks");
    var key = new Document("files_id", blob).append("n", 0);
    var data = chunks.find(key).first().get("data", org.bson.types.Binary.class).getData();
    data[data.length - 1] ^= 1;
    chunks.updateOne(
        key, new Document("$set", new Document("data", new org.bson.types.Binary(data))));
  }

  void crashAfterBytes(String owner, String evidence, int size) throws IOException {
    var blob = Blobs.newName(owner);
    new UnsealedBlobs(store).add(UnsealedBlob.open(blob, owner, evidence, size, Instant.EPOCH));
    blobs.create(blob, evidence).write(new byte[size]);
  }

  /** All bytes are there, and nobody sealed them. */
  void crashBeforeSeal(String owner, String evidence, byte[] bytes) throws IOException {
    var blob = Blobs.newName(owner);
    var deadline = Instant.now().plusSeconds(600);
    new UnsealedBlobs(store).add(UnsealedBlob.open(blob, owner, evidence, bytes.length, deadline));
    try (var out = blobs.create(blob, evidence)) {
      out.write(bytes);
    }
  }

  void crashAfterSeal(String owner, String evidence, byte[] bytes) throws IOException {
    var blob = Blobs.newName(owner);
    new UnsealedBlobs(store)
        .add(UnsealedBlob.open(blob, owner, evidence, bytes.length, Instant.EPOCH));
    try (var out = blobs.create(blob, evidence)) {
      out.write(bytes);
    }
    new Seals(store)
        .seal(
            new Seal(
                Seal.key(owner, evidence),
                owner,
                evidence,
                TicketMaker.sha256(bytes),
                bytes.length,
                "application/octet-stream",
                "log.eval",
                "RESTRICTED",
                blob,
                Instant.EPOCH));
  }
}

package dev.countersign.evidence.vault;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Blobs that are being written, noted down before their first byte: what a crash leaves behind is
 * found here, not by searching the store.
 */
@Singleton
public final class UnsealedBlobs {
  private final MongoCollection<UnsealedBlob> blobs;

  /**
   * A blob without a seal.
   *
   * @param size that it must have in the end
   * @param deadline after which nobody writes it any more
   */
  public record UnsealedBlob(
      @BsonId String blob, String owner, String evidence, long size, Instant deadline) {

    /** The same one, with more or less time. */
    public UnsealedBlob until(Instant later) {
      return new UnsealedBlob(blob, owner, evidence, size, later);
    }
  }

  public UnsealedBlobs(Store store) {
    this.blobs = store.collection("unsealedBlobs", UnsealedBlob.class);
  }

  public void add(UnsealedBlob blob) {
    blobs.insertOne(blob);
  }

  /** Gives it another deadline, unless the sweeper was there before. */
  public void replace(UnsealedBlob blob) {
    blobs.replaceOne(Store.byId(blob.blob()), blob);
  }

  /** Notes a blob whether or not it was noted before. */
  public void put(UnsealedBlob blob) {
    blobs.replaceOne(Store.byId(blob.blob()), blob, new ReplaceOptions().upsert(true));
  }

  public void remove(UnsealedBlob blob) {
    blobs.deleteOne(Store.byId(blob.blob()));
  }

  /** All of them: as many as there are uploads under way, and what crashes left. */
  public List<UnsealedBlob> all() {
    return blobs.find().into(new ArrayList<>());
  }
}

package dev.countersign.evidence.vault;

import com.mongodb.client.MongoCollection;
import dev.countersign.evidence.vault.KeyKeeper.Wrapped;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * The data key of each blob, wrapped. Without its key a blob is noise, so erasing the key erases
 * the blob wherever copies of it lie.
 */
@Singleton
public final class BlobKeys {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final MongoCollection<BlobKey> keys;
  private final KeyKeeper keeper;

  /** A wrapped data key. */
  public record BlobKey(@BsonId String blob, String master, byte[] wrapped) {}

  public BlobKeys(Store store, KeyKeeper keeper) {
    this.keys = store.collection("blobKeys", BlobKey.class);
    this.keeper = keeper;
  }

  /** Makes the key of a new blob. */
  SecretKey create(String blob) {
    var dataKey = new byte[BYTES];
    RANDOM.nextBytes(dataKey);
    keys.insertOne(wrapped(blob, dataKey));
    return new SecretKeySpec(dataKey, "AES");
  }

  /** The key of a blob; where a newer master key is there, it is wrapped under that one. */
  SecretKey of(String blob) {
    var found = keys.find(Store.byId(blob)).first();
    if (found == null) {
      throw new BytesChangedException("The key of a blob is missing");
    }
    var wrapped = new Wrapped(found.master(), found.wrapped());
    var dataKey = keeper.unwrap(owner(blob), blob, wrapped);
    if (keeper.isOld(wrapped)) {
      // Not where it was erased meanwhile: it would come back.
      keys.replaceOne(Store.byId(blob), wrapped(blob, dataKey));
    }
    return new SecretKeySpec(dataKey, "AES");
  }

  boolean has(String blob) {
    return keys.find(Store.byId(blob)).first() != null;
  }

  void erase(String blob) {
    keys.deleteOne(Store.byId(blob));
  }

  private BlobKey wrapped(String blob, byte[] dataKey) {
    var wrapped = keeper.wrap(owner(blob), blob, dataKey);
    return new BlobKey(blob, wrapped.master(), wrapped.bytes());
  }

  static String owner(String blob) {
    return blob.substring(0, blob.indexOf('/'));
  }
}

package dev.countersign.evidence.vault;

import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSUploadStream;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import dev.countersign.evidence.reader.Source;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.UUID;
import org.bson.BsonString;
import org.bson.Document;

/**
 * Exact bytes, in GridFS. The first stored byte says how the rest is encoded, so that compression
 * and encryption can come without touching what is there.
 */
@Singleton
public final class Blobs {
  /** Encoding: the bytes as they are. Others are reserved. */
  static final int PLAIN = 0;

  /** Bytes before the first of the contents. */
  static final int ENCODING_BYTES = 1;

  private final Store store;
  private final int chunkBytes;
  private final GridFSBucket bucket;

  /** Chunks of 1 MiB; never to be changed, because what is stored is found by it. */
  @Inject
  public Blobs(Store store) {
    this(store, 1 << 20);
  }

  Blobs(Store store, int chunkBytes) {
    this.store = store;
    this.chunkBytes = chunkBytes;
    this.bucket = store.bucket(chunkBytes);
  }

  /** A name for a blob that is in nobody else's hands. */
  public static String newName(String owner) {
    return owner + "/" + UUID.randomUUID();
  }

  /**
   * Writes a new blob; it is whole once the stream is closed. To give up, leave the stream open and
   * erase the blob.
   */
  public OutputStream create(String blob) {
    GridFSUploadStream out =
        bucket.openUploadStream(new BsonString(blob), blob, new GridFSUploadOptions());
    out.write(PLAIN);
    return out;
  }

  /** The contents of a blob of this size; they are fetched as they are read. */
  public Source open(String blob, long size) {
    return new Source() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public SeekableByteChannel open() {
        return new BlobChannel(store.chunks(), blob, size, chunkBytes);
      }
    };
  }

  /**
   * Removes a blob of at most this size, whole or not, and again if need be. By key, chunk by chunk
   * and from the end, because a delete by the blob's name alone would search all chunks of all
   * tenants.
   */
  public void erase(String blob, long size) {
    store.files().deleteOne(Store.byId(blob));
    for (long n = (size + ENCODING_BYTES) / chunkBytes; n >= 0; n--) {
      store.chunks().deleteOne(chunkKey(blob, n));
    }
  }

  static Document chunkKey(String blob, long n) {
    return new Document("files_id", blob).append("n", Math.toIntExact(n));
  }
}

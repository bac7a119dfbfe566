package dev.countersign.evidence.vault;

import com.mongodb.MongoException;
import dev.countersign.evidence.reader.StoreFailedException;
import java.io.OutputStream;
import javax.crypto.SecretKey;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Writes a blob chunk by chunk, each sealed by itself. A chunk that is there is never written
 * again: of two who write the same blob, one fails.
 */
final class BlobWriter extends OutputStream {
  private final Store store;
  private final String blob;
  private final String evidence;
  private final SecretKey key;
  private final int chunkBytes;
  private final byte[] plain;

  /** Filled anew for each whole chunk: the store has taken the last one when it is. */
  private final byte[] sealed;

  private int filled;
  private long next;
  private long length;
  private boolean closed;

  /** Goes on behind contents that are there: whole chunks, or everything. */
  BlobWriter(Store store, String blob, String evidence, SecretKey key, int chunkBytes, long kept) {
    this.store = store;
    this.blob = blob;
    this.evidence = evidence;
    this.key = key;
    this.chunkBytes = chunkBytes;
    this.plain = new byte[Blobs.plainBytes(chunkBytes)];
    this.sealed = new byte[chunkBytes];
    this.next = Blobs.chunks(kept, plain.length);
    this.length = kept + next * (chunkBytes - plain.length);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int at, int length) {
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, plain.length - filled);
      System.arraycopy(from, at + done, plain, filled, part);
      filled += part;
      done += part;
      if (filled == plain.length) {
        flushChunk();
      }
    }
  }

  private void flushChunk() {
    int stored = Blobs.ENCODING_BYTES + Sealing.OVERHEAD + filled;
    var data = stored == chunkBytes ? sealed : new byte[stored];
    data[0] = Blobs.SEALED;
    Sealing.seal(key, Blobs.context(blob, evidence, next), plain, filled, data, 1);
    try {
      var chunk = Blobs.chunkKey(blob, next).append("data", new Binary(data));
      if (!Store.insert(store.chunks(), chunk)) {
        throw new ChunkTakenException();
      }
    } catch (MongoException e) {
      throw new StoreFailedException("A chunk could not be kept", e);
    }
    next++;
    length += stored;
    filled = 0;
  }

  /**
   * Only now is the blob whole; that it was said before, by one who then broke off, is no fault.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (filled > 0 || next == 0) {
      flushChunk();
    }
    var file =
        new Document("_id", blob)
            .append("filename", blob)
            .append("length", length)
            .append("chunkSize", chunkBytes);
    try {
      Store.insert(store.files(), file);
    } catch (MongoException e) {
      throw new StoreFailedException("A blob could not be made whole", e);
    }
  }
}

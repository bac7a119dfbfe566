package dev.countersign.evidence.vault;

import dev.countersign.evidence.reader.Source;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.UUID;
import org.bson.Document;

/**
 * Exact bytes, in the form of GridFS, each chunk sealed with the blob's own key. The first stored
 * byte of a chunk says how the rest is encoded; blobs that are older than the keys are read as they
 * are.
 */
@Singleton
public final class Blobs {
  /** Encoding: the bytes as they are, in the first chunk alone. */
  static final byte PLAIN = 0;

  /** Encoding: AES-256-GCM, chunk by chunk. */
  static final byte SEALED = 1;

  /** Bytes of a chunk before its contents. */
  static final int ENCODING_BYTES = 1;

  private final Store store;
  private final BlobKeys keys;
  private final int chunkBytes;

  /** Chunks of 1 MiB; never to be changed, because what is stored is found by it. */
  @Inject
  public Blobs(Store store, BlobKeys keys) {
    this(store, keys, 1 << 20);
  }

  Blobs(Store store, BlobKeys keys, int chunkBytes) {
    this.store = store;
    this.keys = keys;
    this.chunkBytes = chunkBytes;
  }

  /** A name for a blob that is in nobody else's hands. */
  public static String newName(String owner) {
    return owner + "/" + UUID.randomUUID();
  }

  /**
   * Writes a new blob; it is whole once the stream is closed. To give up, leave the stream open and
   * erase the blob.
   */
  public OutputStream create(String blob, String evidence) {
    return new BlobWriter(store, blob, evidence, keys.create(blob), chunkBytes, 0);
  }

  /**
   * Goes on with a blob that was given up half way.
   *
   * @param kept contents that are there, as {@link #kept} says
   */
  public OutputStream resume(String blob, String evidence, long kept) {
    return new BlobWriter(store, blob, evidence, keys.of(blob), chunkBytes, kept);
  }

  /**
   * How many bytes of the contents of a half written blob are there: those of its whole chunks, or
   * all of them. A last chunk that is shorter is written only when the size is right.
   */
  public long kept(String blob, long size) {
    // Chunks are written from the beginning and erased from the end, so none is missing between.
    long known = 0;
    long most = chunks(size, plainBytes(chunkBytes));
    while (known < most) {
      long middle = (known + most + 1) / 2;
      if (hasChunk(blob, middle - 1)) {
        known = middle;
      } else {
        most = middle - 1;
      }
    }
    return Math.min(size, known * plainBytes(chunkBytes));
  }

  /** Whether a blob that was created is erased, or is being: its key goes first, for good. */
  public boolean isErased(String blob) {
    return !keys.has(blob);
  }

  /** Bytes of the contents that stand in one chunk. */
  public int chunkContents() {
    return plainBytes(chunkBytes);
  }

  /** Where the last chunk of contents of this size begins. */
  public long lastChunk(long size) {
    return Math.max(0, chunks(size, plainBytes(chunkBytes)) - 1) * plainBytes(chunkBytes);
  }

  /** How many chunks hold so many bytes. */
  static long chunks(long contents, int plainBytes) {
    return (contents + plainBytes - 1) / plainBytes;
  }

  private boolean hasChunk(String blob, long n) {
    var projection = new Document("n", 1).append("_id", 0);
    return store.chunks().find(chunkKey(blob, n)).projection(projection).first() != null;
  }

  /** The contents of a blob of this size; they are fetched as they are read. */
  public Source open(String blob, String evidence, long size) {
    return new Source() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public SeekableByteChannel open() {
        return new BlobChannel(store.chunks(), keys, blob, evidence, size, chunkBytes);
      }
    };
  }

  /**
   * Removes a blob of at most this size, whole or not, and again if need be: its key first, without
   * which the rest is noise. By key, chunk by chunk and from the end, because a delete by the
   * blob's name alone would search all chunks of all tenants.
   */
  public void erase(String blob, long size) {
    keys.erase(blob);
    store.files().deleteOne(Store.byId(blob));
    for (long n = size / plainBytes(chunkBytes) + 1; n >= 0; n--) {
      store.chunks().deleteOne(chunkKey(blob, n));
    }
  }

  /** Contents of a whole chunk. */
  static int plainBytes(int chunkBytes) {
    return chunkBytes - ENCODING_BYTES - Sealing.OVERHEAD;
  }

  /** What a sealed chunk is bound to: it opens nowhere else. */
  static String context(String blob, String evidence, long n) {
    return BlobKeys.owner(blob) + "|" + evidence + "|" + n;
  }

  static Document chunkKey(String blob, long n) {
    return new Document("files_id", blob).append("n", Math.toIntExact(n));
  }
}

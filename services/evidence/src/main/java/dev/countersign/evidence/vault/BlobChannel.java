package dev.countersign.evidence.vault;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import dev.countersign.evidence.reader.StoreFailedException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import javax.crypto.SecretKey;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Reads a blob one chunk at a time, each by its key: the driver's own stream asks for a range of
 * chunks, which needs an index that the local stand-in does not have.
 */
final class BlobChannel implements SeekableByteChannel {
  private final MongoCollection<Document> chunks;
  private final String blob;
  private final String evidence;
  private final long size;
  private final int chunkBytes;
  private final @Nullable SecretKey key;
  private long position;
  private long current;
  private byte @Nullable [] bytes;

  BlobChannel(
      MongoCollection<Document> chunks,
      BlobKeys keys,
      String blob,
      String evidence,
      long size,
      int chunkBytes) {
    this.chunks = chunks;
    this.blob = blob;
    this.evidence = evidence;
    this.size = size;
    this.chunkBytes = chunkBytes;
    var first = stored(0);
    this.key =
        switch (first[0]) {
          case Blobs.PLAIN -> null;
          case Blobs.SEALED -> keys.of(blob);
          default ->
              throw new BytesChangedException("A blob is in an encoding that is not known here");
        };
    this.bytes = opened(first, 0);
    this.current = 0;
  }

  @Override
  public int read(ByteBuffer into) {
    if (position >= size) {
      return -1;
    }
    int whole = key == null ? chunkBytes : Blobs.plainBytes(chunkBytes);
    long at = key == null ? position + Blobs.ENCODING_BYTES : position;
    var chunk = chunk(at / whole);
    int from = (int) (at % whole);
    int length = (int) Math.min(Math.min(into.remaining(), chunk.length - from), size - position);
    if (length <= 0 && into.hasRemaining()) {
      throw new BytesChangedException("A blob is shorter than it was");
    }
    into.put(chunk, from, length);
    position += length;
    return length;
  }

  private byte[] chunk(long n) {
    var held = bytes;
    if (held != null && current == n) {
      return held;
    }
    var data = opened(stored(n), n);
    bytes = data;
    current = n;
    return data;
  }

  private byte[] opened(byte[] data, long n) {
    return key == null
        ? data
        : Sealing.open(key, Blobs.context(blob, evidence, n), data, Blobs.ENCODING_BYTES);
  }

  private byte[] stored(long n) {
    try {
      var document = chunks.find(Blobs.chunkKey(blob, n)).first();
      var data = document == null ? null : document.get("data", Binary.class);
      if (data == null || data.length() == 0) {
        throw new BytesChangedException("A chunk of a blob is missing");
      }
      return data.getData();
    } catch (MongoException e) {
      throw new StoreFailedException("A chunk of a blob could not be fetched", e);
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    if (newPosition < 0) {
      throw new IllegalArgumentException("A position is not negative");
    }
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long newSize) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    bytes = null;
    current = -1;
  }
}

package dev.countersign.evidence.intake;

import dev.countersign.evidence.reader.Digests;
import dev.countersign.evidence.reader.StoreFailedException;
import dev.countersign.evidence.vault.Blobs;
import dev.countersign.evidence.vault.UnsealedBlobs.UnsealedBlob;
import java.io.IOException;
import java.nio.channels.Channels;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What came in of uploads that broke off, hashed again beside the requests that go on with them: a
 * client asks how far it is, and no connection is silent for as long as it takes. One owner's are
 * hashed one after the other, and leave a place to another's.
 */
final class Prefixes {
  private static final int BUFFER = 1 << 16;
  private static final int AT_ONCE = 2;
  private static final int KEPT = 64;

  private final Blobs blobs;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

  private final Map<String, Prefix> prefixes =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Prefix> eldest) {
          return size() > KEPT;
        }
      };

  Prefixes(Blobs blobs) {
    this.blobs = blobs;
  }

  /** The first bytes of a blob, and how many of them are hashed by now. */
  static final class Prefix {
    private final long length;
    private final CompletableFuture<MessageDigest> digest = new CompletableFuture<>();
    private volatile long hashed;

    private Prefix(long length) {
      this.length = length;
    }

    long hashed() {
      return hashed;
    }

    /**
     * Waits for it.
     *
     * @return to be gone on with; empty if it takes longer
     */
    Optional<MessageDigest> await(Duration patience) throws IOException {
      try {
        return Optional.of(copy(digest.get(patience.toNanos(), TimeUnit.NANOSECONDS)));
      } catch (TimeoutException e) {
        return Optional.empty();
      } catch (ExecutionException e) {
        throw new StoreFailedException("What came in before cannot be hashed again", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted", e);
      }
    }
  }

  /** The first bytes of a blob; if nobody has begun to hash them, that is begun. */
  synchronized Prefix of(UnsealedBlob blob, long length) {
    var before = prefixes.get(blob.blob());
    if (before != null && before.digest.isCompletedExceptionally()) {
      before = null;
    }
    if (before != null && before.length == length) {
      return before;
    }
    var prefix = new Prefix(length);
    var shorter = before != null && before.length < length ? before : empty();
    prefixes.put(blob.blob(), prefix);
    Thread.ofVirtual().start(() -> hash(blob, shorter, prefix));
    return prefix;
  }

  synchronized void forget(UnsealedBlob blob) {
    prefixes.remove(blob.blob());
  }

  private static Prefix empty() {
    var empty = new Prefix(0);
    empty.digest.complete(Digests.sha256());
    return empty;
  }

  private void hash(UnsealedBlob blob, Prefix shorter, Prefix prefix) {
    try {
      var digest = copy(shorter.digest.join());
      prefix.hashed = shorter.length;
      inTurn(blob, digest, prefix);
      prefix.digest.complete(digest);
    } catch (IOException | RuntimeException e) {
      // Whoever waits hears of it, and the next who asks begins anew.
      prefix.digest.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      prefix.digest.completeExceptionally(e);
    }
  }

  private void inTurn(UnsealedBlob blob, MessageDigest digest, Prefix prefix)
      throws IOException, InterruptedException {
    var turn = turns.computeIfAbsent(blob.owner(), owner -> new Semaphore(1, true));
    turn.acquire();
    try {
      places.acquire();
      try {
        goOn(blob, digest, prefix);
      } finally {
        places.release();
      }
    } finally {
      turn.release();
    }
  }

  private void goOn(UnsealedBlob blob, MessageDigest digest, Prefix prefix) throws IOException {
    try (var kept = blobs.open(blob.blob(), blob.evidence(), blob.size()).open()) {
      kept.position(prefix.hashed);
      var in = Channels.newInputStream(kept);
      var buffer = new byte[BUFFER];
      for (long done = prefix.hashed; done < prefix.length; prefix.hashed = done) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, prefix.length - done));
        if (read < 0) {
          throw new StoreFailedException("Less is kept of an upload than there was");
        }
        digest.update(buffer, 0, read);
        done += read;
      }
    }
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("A SHA-256 of every Java platform can be copied", e);
    }
  }
}

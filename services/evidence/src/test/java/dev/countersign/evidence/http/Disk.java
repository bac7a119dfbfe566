package dev.countersign.evidence.http;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.concurrent.atomic.AtomicInteger;

/** The store's disk, which can be filled: then it answers as a MongoDB does. */
final class Disk extends MemoryBackend {
  private static final int OUT_OF_DISK_SPACE = 14_031;
  private static final AtomicInteger ROOM = new AtomicInteger(Integer.MAX_VALUE);

  /** Room for so many chunks from now on. */
  static void roomFor(int chunks) {
    ROOM.set(chunks);
  }

  static void freed() {
    ROOM.set(Integer.MAX_VALUE);
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    if ("blobs.chunks".equals(message.getDocument().get("insert"))
        && ROOM.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
      throw new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", "No space left on device");
    }
    return super.handleMessage(message);
  }
}

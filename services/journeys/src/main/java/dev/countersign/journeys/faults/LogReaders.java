package dev.countersign.journeys.faults;

import dev.countersign.local.Health;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who reads the newest checkpoint without a pause, as witnesses and monitors do. */
final class LogReaders implements AutoCloseable {
  private static final long EVERY_MILLIS = 50;

  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Thread reader;

  LogReaders(URI log) {
    reader = Thread.ofVirtual().start(() -> read(log.resolve("/checkpoint").toString()));
  }

  private void read(String address) {
    try {
      while (true) {
        asked.incrementAndGet();
        if (Health.get(address).isEmpty()) {
          failed.incrementAndGet();
        }
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  long asked() {
    return asked.get();
  }

  long failed() {
    return failed.get();
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}

package dev.countersign.transparency.sequencer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What a deployment would set. */
record TestConfig(
    String origin,
    Optional<String> seed,
    Optional<Path> keyFile,
    int batch,
    Duration interval,
    Optional<Path> publishedFolder)
    implements LogConfig {
  static final String ORIGIN = "countersign.dev/log/test";
  static final String SEED = "42".repeat(32);

  static TestConfig seed(String seed) {
    return new TestConfig(
        ORIGIN, Optional.of(seed), Optional.empty(), 1000, Duration.ofMillis(20), Optional.empty());
  }

  TestConfig withBatch(int leaves) {
    return new TestConfig(origin, seed, keyFile, leaves, interval, publishedFolder);
  }

  static TestConfig keyFile(Path file) {
    return new TestConfig(
        ORIGIN, Optional.empty(), Optional.of(file), 1000, Duration.ofDays(1), Optional.empty());
  }

  static TestConfig published(String origin, String seed, Path folder) {
    return new TestConfig(
        origin, Optional.of(seed), Optional.empty(), 1000, Duration.ofDays(1), Optional.of(folder));
  }
}

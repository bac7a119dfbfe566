package dev.countersign.evidence.delivery;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much may go out at once, and how slowly. */
@ConfigMapping(prefix = "countersign.download")
public interface DownloadConfig {
  /** Downloads at once; each holds a chunk in memory. */
  @WithDefault("32")
  int concurrent();

  /** How many of them may be one organisation's, or all visitors'. */
  @WithDefault("8")
  int share();

  /** Bytes a second; whoever takes fewer is cut off, and may go on with a range. */
  @WithDefault("64K")
  MemorySize slowestRate();

  /** The slowest rate is that of the last so long. */
  @WithDefault("PT60S")
  Duration window();
}

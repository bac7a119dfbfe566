package dev.countersign.evidence.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much may come in, and how slowly. */
@ConfigMapping(prefix = "countersign.upload")
public interface UploadConfig {
  @WithDefault("16G")
  MemorySize largest();

  /** Uploads at once; each holds a chunk in memory. */
  @WithDefault("32")
  int concurrent();

  /** How many of them may be one organisation's. */
  @WithDefault("8")
  int share();

  /** Bytes a second; whoever sends fewer is cut off, and may go on. */
  @WithDefault("64K")
  MemorySize slowestRate();

  /** The slowest rate is that of the last so long; a shorter upload is not judged. */
  @WithDefault("PT60S")
  Duration window();

  /** What came in of an upload is kept for so long, to be gone on with. */
  @WithDefault("P1D")
  Duration keepPartial();

  /** An upload that goes on is held for so long while what came in before is hashed again. */
  @WithDefault("PT20S")
  Duration hashingPatience();
}

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

  /** An upload may take this long, and beyond it what its size needs at the slowest rate. */
  @WithDefault("PT60S")
  Duration grace();

  /** What came in of an upload that broke off is kept for so long, to be gone on with. */
  @WithDefault("P1D")
  Duration keepPartial();

  /** An upload that goes on is held for so long while what came in before is hashed again. */
  @WithDefault("PT20S")
  Duration hashingPatience();

  /** Bytes a second. */
  @WithDefault("64K")
  MemorySize slowestRate();
}

package dev.countersign.evidence.scrub;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fast what is kept is hashed again. */
@ConfigMapping(prefix = "countersign.scrub")
public interface ScrubConfig {
  /** Pause between two turns, as the scheduler writes it. */
  @WithDefault("10s")
  String every();

  /** Pause between the end of a round over everything and the next one. */
  @WithDefault("1H")
  Duration rest();

  /** Bytes of a turn; the piece of evidence that reaches it is finished. */
  @WithDefault("64M")
  MemorySize bytes();
}

package dev.countersign.evidence.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often oversight is told. */
@ConfigMapping(prefix = "countersign.notice")
public interface NoticeConfig {
  /** Pause after the first failure; it doubles with each further one. */
  @WithDefault("PT1S")
  Duration firstPause();

  @WithDefault("PT5M")
  Duration longestPause();

  /** Files read and notices sent at once. */
  @WithDefault("2")
  int concurrent();
}

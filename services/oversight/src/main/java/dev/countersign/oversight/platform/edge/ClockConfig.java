package dev.countersign.oversight.platform.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;

/** Which clock a new platform begins with; a platform that has begun keeps its own. */
@ConfigMapping(prefix = "countersign.clock")
interface ClockConfig {
  /** {@code real}, or {@code story} for demonstrations and tests. */
  @WithDefault("real")
  Kind kind();

  /** Where a story begins. */
  @WithDefault("2026-03-01T00:00:00Z")
  Instant at();

  /** How far a real clock may be from the database's: beyond, this replica records nothing. */
  @WithDefault("5s")
  Duration tolerance();

  enum Kind {
    REAL,
    STORY
  }
}

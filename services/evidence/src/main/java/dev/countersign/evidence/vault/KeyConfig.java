package dev.countersign.evidence.vault;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the master keys are. */
@ConfigMapping(prefix = "countersign.keys")
public interface KeyConfig {
  /**
   * A file with one master key a line, 64 hex digits each: the last one wraps, the others only
   * unwrap. Whoever loses it loses all evidence.
   */
  Path file();
}

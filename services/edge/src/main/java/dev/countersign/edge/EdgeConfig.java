package dev.countersign.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long a request may take to come in. */
@ConfigMapping(prefix = "countersign.edge")
public interface EdgeConfig {
  /** From its first byte to the end of its headers; the first on a connection, from its opening. */
  @WithDefault("15S")
  Duration head();

  /** From there to the end of its body. */
  @WithDefault("15S")
  Duration body();

  /** Beginnings of paths whose bodies have deadlines of their own. */
  Optional<List<String>> longBodies();
}

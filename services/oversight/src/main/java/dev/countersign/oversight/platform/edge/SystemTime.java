package dev.countersign.oversight.platform.edge;

import dev.countersign.oversight.platform.RealTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

@ApplicationScoped
class SystemTime implements RealTime {
  private final Clock clock = Clock.systemUTC();

  @Override
  public Instant now() {
    return clock.instant();
  }
}

package dev.countersign.oversight.platform;

import java.time.Instant;

/** The world's time, by which tokens, tickets and sockets live; never the platform's clock. */
public interface RealTime {
  Instant now();
}

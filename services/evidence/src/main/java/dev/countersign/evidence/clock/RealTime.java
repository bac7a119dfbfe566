package dev.countersign.evidence.clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Reads the system's time; nothing of a ticket is ever compared with the platform's clock. */
final class RealTime {
  @Produces
  @Singleton
  InstantSource now() {
    return InstantSource.system();
  }
}

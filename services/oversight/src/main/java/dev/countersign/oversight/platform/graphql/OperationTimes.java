package dev.countersign.oversight.platform.graphql;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Rate, faults and duration of operations, by the field at their root. */
@Singleton
public class OperationTimes {
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry meters;
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  private record Kind(String operation, String outcome) {}

  OperationTimes(MeterRegistry meters) {
    this.meters = meters;
  }

  /** One begins. */
  public Timer.Sample begin() {
    return Timer.start(meters);
  }

  /**
   * One is over.
   *
   * @param operation the one field at the root, which the schema has
   */
  public void took(String operation, String outcome, Timer.Sample began) {
    began.stop(timers.computeIfAbsent(new Kind(operation, outcome), this::timer));
  }

  private Timer timer(Kind kind) {
    return Timer.builder("countersign.operation")
        .description("GraphQL operations, by the field at their root and by what came of them")
        .tag("operation", kind.operation())
        .tag("outcome", kind.outcome())
        .serviceLevelObjectives(BOUNDS)
        .register(meters);
  }
}

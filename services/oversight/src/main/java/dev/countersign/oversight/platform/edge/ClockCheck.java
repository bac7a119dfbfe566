package dev.countersign.oversight.platform.edge;

import dev.countersign.oversight.platform.PlatformClock;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A replica whose clock is wrong is not ready: it would take tokens that have ended, and judge what
 * is due by a time that is not.
 */
@Readiness
@Singleton
class ClockCheck implements HealthCheck {
  private final ClockSkew skew;
  private final ClockConfig config;
  private final PlatformClock clock;

  ClockCheck(ClockSkew skew, ClockConfig config, PlatformClock clock) {
    this.skew = skew;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public HealthCheckResponse call() {
    double seconds = clock.isStory() ? 0 : skew.seconds();
    // A database that does not answer is another check's business, and gives no number here.
    boolean wrong = Math.abs(seconds) > config.tolerance().toMillis() / 1e3;
    var response = HealthCheckResponse.named("Clock").status(!wrong);
    return wrong
        ? response.withData("secondsAheadOfTheDatabase", String.valueOf(seconds)).build()
        : response.build();
  }
}

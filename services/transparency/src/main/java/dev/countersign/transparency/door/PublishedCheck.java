package dev.countersign.transparency.door;

import dev.countersign.transparency.tree.TreeRows;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once there is a checkpoint to serve. A log that no longer grows stays ready, because what
 * it has published must stay readable; that it does not grow shows in its metrics.
 */
@Readiness
@Singleton
class PublishedCheck implements HealthCheck {
  private final TreeRows rows;

  PublishedCheck(TreeRows rows) {
    this.rows = rows;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("A checkpoint is published");
    return rows.newestCheckpoint()
        .map(checkpoint -> answer.withData("size", checkpoint.size()).up())
        .orElseGet(answer::down)
        .build();
  }
}

package dev.countersign.oversight.platform.graphql.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.graphql.guard.GuardConfig;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Token buckets for each client and each organisation, in this replica: with n replicas the limit
 * is up to n times as high, and no request waits for a shared counter.
 */
@ApplicationScoped
class RateLimits {
  private static final int MOST_KEYS = 100_000;
  private static final Duration FORGET = Duration.ofMinutes(10);
  private static final int TOO_MANY = 429;

  private final GuardConfig config;
  private final Cache<String, Bucket> requests = buckets();
  private final Cache<String, Bucket> costs = buckets();

  RateLimits(GuardConfig config) {
    this.config = config;
  }

  private static Cache<String, Bucket> buckets() {
    return Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(FORGET).build();
  }

  /**
   * @param address where an anonymous request comes from
   * @throws BadRequestException if the client or its organisation asks too often
   */
  void admit(Viewer viewer, String client, String address) {
    var rate = config.rate();
    if (viewer.equals(Viewer.PUBLIC)) {
      take(requests, "address " + address, rate.anonymous(), rate.anonymousBurst(), 1);
      return;
    }
    take(
        requests,
        "client " + viewer.organisation() + " " + viewer.user() + " " + client,
        rate.client(),
        rate.clientBurst(),
        1);
    take(requests, "tenant " + viewer.organisation(), rate.tenant(), rate.tenantBurst(), 1);
  }

  /** Takes what a request costs from what its organisation has for a minute. */
  void charge(Viewer viewer, String address, long cost) {
    var key =
        viewer.equals(Viewer.PUBLIC) ? "address " + address : "tenant " + viewer.organisation();
    long perMinute = config.rate().tenantCostPerMinute();
    take(costs, key, Math.ceilDiv(perMinute, 60), perMinute, Math.max(1, cost));
  }

  private static void take(
      Cache<String, Bucket> buckets, String key, long perSecond, long burst, long tokens) {
    var bucket =
        buckets.get(
            key,
            name ->
                Bucket.builder()
                    .addLimit(
                        limit ->
                            limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build());
    if (!bucket.tryConsume(tokens)) {
      throw new BadRequestException(
          TOO_MANY, "RATE_LIMITED", "You ask too often. Wait a second, then ask for less at once.");
    }
  }
}

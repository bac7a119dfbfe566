package dev.countersign.oversight.platform.edge.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Token buckets for each client and each organisation, for each address, each site and for all
 * visitors together, in this replica: with n replicas the limit is up to n times as high, and no
 * request waits for a shared counter. Addresses are anybody's to have many of, so they have a table
 * of their own: it is bounded, and pushes no organisation out of another one.
 */
@ApplicationScoped
class RateLimits {
  private static final int MOST_KEYS = 100_000;
  private static final Duration FORGET = Duration.ofMinutes(10);
  private static final int SECONDS = 60;

  private final RateConfig rate;
  private final Cache<String, Bucket> requests = buckets();
  private final Cache<String, Bucket> costs = buckets();
  private final Cache<String, Bucket> visits = buckets();
  private final Cache<String, Bucket> visitCosts = buckets();
  private final Cache<String, Bucket> siteVisits = buckets();
  private final Cache<String, Bucket> siteCosts = buckets();
  private final Bucket allVisits;
  private final Bucket allVisitCosts;

  RateLimits(RateConfig config) {
    rate = config;
    allVisits = bucket(rate.visitors(), rate.visitorsBurst());
    allVisitCosts = minutes(rate.visitorsCostPerMinute());
  }

  private static Cache<String, Bucket> buckets() {
    return Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(FORGET).build();
  }

  private static Bucket bucket(long perSecond, long burst) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }

  private static Bucket minutes(long perMinute) {
    return bucket(Math.ceilDiv(perMinute, SECONDS), perMinute);
  }

  /**
   * Counts one request.
   *
   * @throws TooManyRequestsException if the client, its organisation, its address or its site, or
   *     all visitors together, ask too often
   */
  void admit(Party party) {
    if (party.isVisitor()) {
      var place = party.place();
      take(visits.get(place.address(), name -> bucket(rate.anonymous(), rate.anonymousBurst())), 1);
      if (place.isWithin()) {
        take(siteVisits.get(place.site(), name -> bucket(rate.site(), rate.siteBurst())), 1);
      }
      take(allVisits, 1);
      return;
    }
    var viewer = party.viewer();
    take(
        requests.get(
            "client " + viewer.organisation() + " " + viewer.user() + " " + party.client(),
            name -> bucket(rate.client(), rate.clientBurst())),
        1);
    take(
        requests.get(
            "tenant " + viewer.organisation(), name -> bucket(rate.tenant(), rate.tenantBurst())),
        1);
  }

  /**
   * Takes what a request costs from what its organisation, or its address, its site and all
   * visitors, have for a minute.
   *
   * @throws TooManyRequestsException if so much is not left
   */
  void charge(Party party, long cost) {
    long taken = Math.max(1, cost);
    if (party.isVisitor()) {
      var place = party.place();
      take(visitCosts.get(place.address(), name -> minutes(rate.tenantCostPerMinute())), taken);
      if (place.isWithin()) {
        take(siteCosts.get(place.site(), name -> minutes(rate.siteCostPerMinute())), taken);
      }
      take(allVisitCosts, taken);
      return;
    }
    take(
        costs.get(party.viewer().organisation(), name -> minutes(rate.tenantCostPerMinute())),
        taken);
  }

  private static void take(Bucket bucket, long tokens) {
    if (!bucket.tryConsume(tokens)) {
      throw TooManyRequestsException.often();
    }
  }
}

package dev.countersign.oversight.policy;

import dev.countersign.domain.policy.Commitment;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The commitments of all policy versions in force, absent ones included. */
public interface Commitments {

  /**
   * Which commitments are asked for; null asks for any.
   *
   * @param lab only those of this lab
   * @param key only those of this key
   */
  record Asked(
      @Nullable String lab,
      @Nullable String key,
      Commitment.@Nullable Kind kind,
      Commitment.@Nullable Force force) {}

  /** A commitment and the version that makes it. */
  record InForce(String policyVersion, String document, String lab, Commitment commitment) {}

  /** One page, by the publication of the version and the commitment's place in it. */
  Page<InForce> page(Asked asked, Instant at, Window window);

  int count(Asked asked, Instant at);
}

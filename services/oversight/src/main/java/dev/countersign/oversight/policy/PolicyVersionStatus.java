package dev.countersign.oversight.policy;

/** Where a policy version stands. EFFECTIVE and SUPERSEDED are brought by time, and derived. */
public enum PolicyVersionStatus {
  DRAFT,
  APPROVED,
  WITHDRAWN,
  PUBLISHED,
  EFFECTIVE,
  SUPERSEDED,
  REPEALED
}

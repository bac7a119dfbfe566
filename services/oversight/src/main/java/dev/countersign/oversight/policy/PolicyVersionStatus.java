package dev.countersign.oversight.policy;

/** Where a policy version stands. */
public enum PolicyVersionStatus {
  DRAFT,
  APPROVED,
  PUBLISHED,
  WITHDRAWN,
  REPEALED
}

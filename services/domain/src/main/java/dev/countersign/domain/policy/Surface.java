package dev.countersign.domain.policy;

/** Where a safeguard is in place. One validated on one surface says nothing of another. */
public enum Surface {
  INTERNAL,
  API,
  OPEN_WEIGHTS
}

package dev.countersign.oversight.platform;

/** Tells that facts have been committed, on this replica or another; not which. */
public interface Arrivals {
  /** Runs after each commit that is told of, and now and then in any case. */
  void follow(Runnable follower);
}

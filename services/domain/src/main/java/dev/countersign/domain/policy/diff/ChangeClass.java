package dev.countersign.domain.policy.diff;

/** What a change does to what the lab asks of itself, in the order in which changes are shown. */
public enum ChangeClass {
  /** Less is asked, or it cannot be shown that no less is. */
  WEAKENED,
  /** Something is gone that asked for nothing. */
  REMOVED,
  /** Something is new, so there is nothing to compare it with. */
  ADDED,
  /** More is asked. */
  STRENGTHENED,
  /** Names, words and places, which no rule reads. */
  NEUTRAL
}

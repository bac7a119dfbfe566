package dev.countersign.domain.policy;

import java.util.List;

/**
 * What the lab's own text says, with what force.
 *
 * @param key stable across versions
 * @param quote the words themselves; of an absent commitment, empty
 * @param locator where they stand in the source
 */
public record Commitment(
    String key, Kind kind, String quote, String locator, Force force, List<String> conditions) {
  public Commitment {
    conditions = List.copyOf(conditions);
  }

  /** What it is about. */
  public enum Kind {
    EVALUATION,
    HALT,
    SAFEGUARD,
    SECURITY,
    INDEPENDENT_REVIEW,
    TRANSPARENCY,
    GOVERNANCE,
    INCIDENT_REPORTING,
    OTHER
  }

  /** How much it binds. An absent commitment is stored, so that absence can be asked for. */
  public enum Force {
    BINDING,
    DISCRETIONARY,
    GOAL,
    RECOMMENDATION,
    ABSENT
  }
}

package dev.countersign.domain;

/**
 * The rules of this release, by their number: everything that decides what the platform states of
 * its own accord. What was stated can be followed again by rules with the same number alone.
 */
public final class Rules {
  /**
   * Raised with every change after which some record would have to say something else. {@code
   * RulesTest} tells when that is; a change that answers all alike keeps the number.
   */
  public static final int NUMBER = 1;

  private Rules() {}
}

package dev.countersign.journeys.attack;

/**
 * One attempt.
 *
 * @param category what it is aimed at
 * @param name what is tried
 * @param attempt tries it, and says what came of it
 */
record Attack(String category, String name, Attempt attempt) {

  /** Tries it once. */
  interface Attempt {
    Verdict run(Target target) throws Exception;
  }

  /**
   * What came of it.
   *
   * @param held true if the platform held
   * @param seen what was seen, in a few words
   */
  record Verdict(boolean held, String seen) {}
}

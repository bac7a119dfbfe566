package dev.countersign.journeys.faults;

/** One fault that is played, and what must hold meanwhile and after. */
interface Drill {
  /** As the fault is numbered, for example R4. */
  String id();

  /** What is done to the platform, in a few words. */
  String what();

  /**
   * Plays it. What must hold and does not is thrown.
   *
   * @return the figures to report
   */
  String play(Ground ground) throws Exception;

  /** Something that must hold does not. */
  final class BrokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenException(String what) {
      super(what);
    }
  }

  /** It cannot be played here; the message says what is missing. */
  final class SkippedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SkippedException(String why) {
      super(why);
    }
  }

  /** Throws unless it holds. */
  static void must(boolean holds, String what, Object... details) {
    if (!holds) {
      throw new BrokenException(what.formatted(details));
    }
  }
}

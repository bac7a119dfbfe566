package dev.countersign.operations.check;

/** Nothing was checked, and nothing is said of what is there. */
public final class CheckRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param code stable, for whoever runs the check by a script
   * @param sentence what to do
   */
  CheckRefusedException(String code, String sentence) {
    super(code + ": " + sentence);
  }
}

package dev.countersign.oversight.platform;

/** Refuses to look at a state that is not over yet, or that there cannot be. */
public interface AsOfChecks {
  /**
   * @throws RefusedException {@code INVALID_INPUT}, {@code AS_OF_IN_FUTURE} or {@code
   *     NOT_YET_SETTLED}
   */
  void check(AsOf asOf);
}

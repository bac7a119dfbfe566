package dev.countersign.evidence.reader;

/**
 * What a reader found that a person should know before relying on the file.
 *
 * @param sentence with the figures behind the code
 */
public record Warning(Code code, String sentence) {

  /** Stable codes. */
  public enum Code {
    NOT_SUCCESS(true),
    CANCELLED(true),
    HEADER_MISSING(true),
    LIMIT_SET(true),
    DIRTY_REVISION(true),
    REVISION_MISSING(true),
    INVALIDATED(true),
    /** A log that contradicts its own samples proves nothing. */
    METRIC_MISMATCH(true),
    SAMPLES_NOT_INCLUDED(true),
    UNPARSED(true),
    /** The gate counts missing samples as the riskier outcome, so they do not forbid. */
    SAMPLES_MISSING(false),
    COUNT_MISMATCH(false),
    HEADER_EDITED(false),
    /** A name is no model: another checkpoint may answer to it tomorrow. */
    MODEL_REVISION_MISSING(false),
    NON_FINITE(false);

    private final boolean forbidsDecisions;

    Code(boolean forbidsDecisions) {
      this.forbidsDecisions = forbidsDecisions;
    }

    /** True if no decision may rest on such a file without an auditor's reason. */
    public boolean forbidsDecisions() {
      return forbidsDecisions;
    }
  }
}

package dev.countersign.evidence.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a file.
 *
 * @param log null if the file is an opaque document
 */
public record Reading(String format, @Nullable LogSummary log, List<Warning> warnings) {
  /** The format of what nobody here can read. */
  public static final String OPAQUE = "OPAQUE";

  public Reading {
    warnings = List.copyOf(warnings);
  }

  static Reading opaque(String reason) {
    return new Reading(OPAQUE, null, List.of(new Warning(Warning.Code.UNPARSED, reason)));
  }

  /** True if nothing about the file forbids to rest a decision on it. */
  public boolean decisionGrade() {
    return warnings.stream().noneMatch(w -> w.code().forbidsDecisions());
  }
}

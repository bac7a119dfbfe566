package dev.countersign.evidence.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a file.
 *
 * @param log null if the file is an opaque document
 * @param manifest of a folder in one file; null for anything else
 */
public record Reading(
    String format, @Nullable LogSummary log, List<Warning> warnings, @Nullable Manifest manifest) {
  /** The format of what nobody here can read. */
  public static final String OPAQUE = "OPAQUE";

  public Reading {
    warnings = List.copyOf(warnings);
  }

  /** What was read from a single file. */
  public Reading(String format, @Nullable LogSummary log, List<Warning> warnings) {
    this(format, log, warnings, null);
  }

  static Reading opaque(String reason) {
    return new Reading(OPAQUE, null, List.of(new Warning(Warning.Code.UNPARSED, reason)));
  }

  /** True if nothing about the file forbids to rest a decision on it. */
  public boolean decisionGrade() {
    return warnings.stream().noneMatch(w -> w.code().forbidsDecisions());
  }
}

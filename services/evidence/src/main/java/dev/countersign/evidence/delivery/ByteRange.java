package dev.countersign.evidence.delivery;

import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of the bytes (RFC 9110 14).
 *
 * @param until excluded
 */
record ByteRange(long from, long until) {
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * Reads a Range header; empty where the whole is to be sent, which is also the answer to several
   * ranges and to units that are not bytes.
   */
  static Optional<ByteRange> parse(@Nullable String header, long size) {
    var one = header == null ? null : ONE.matcher(header.strip());
    if (one == null || !one.matches()) {
      return Optional.empty();
    }
    var first = one.group(1);
    var last = one.group(2);
    if (first.isEmpty() && last.isEmpty()) {
      return Optional.empty();
    }
    long from = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
    long until =
        first.isEmpty() || last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1);
    if (from >= until) {
      throw new Refusal(
          RefusalCode.RANGE_NOT_SATISFIABLE,
          "The range does not lie within the %d bytes.".formatted(size));
    }
    return Optional.of(new ByteRange(from, until));
  }

  long length() {
    return until - from;
  }

  String contentRange(long size) {
    return "bytes %d-%d/%d".formatted(from, until - 1, size);
  }
}

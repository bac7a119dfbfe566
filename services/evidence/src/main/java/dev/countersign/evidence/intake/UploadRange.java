package dev.countersign.evidence.intake;

import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rest of a body, as {@code curl -C} sends it: {@code Content-Range: bytes 5-9/10}; or that
 * nothing is left to send: {@code bytes *}{@code /10}.
 */
final class UploadRange {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");
  private static final String NOTHING_LEFT = "bytes */";

  private UploadRange() {}

  /**
   * The first byte that is sent; 0 without a range, the size if nothing is left.
   *
   * @throws Refusal if the range is not the rest of contents of this size
   */
  static long first(@Nullable String range, long size) {
    if (range == null) {
      return 0;
    }
    if (range.equals(NOTHING_LEFT + size)) {
      return size;
    }
    var parts = RANGE.matcher(range);
    if (!parts.matches()
        || Long.parseLong(parts.group(3)) != size
        || Long.parseLong(parts.group(2)) != size - 1
        || Long.parseLong(parts.group(1)) >= size) {
      throw new Refusal(
          RefusalCode.SIZE_MISMATCH,
          "Send all bytes from where the upload broke off: Content-Range: bytes FROM-%d/%d."
              .formatted(size - 1, size));
    }
    return Long.parseLong(parts.group(1));
  }
}

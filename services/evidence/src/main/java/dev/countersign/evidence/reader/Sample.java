package dev.countersign.evidence.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sample of a log, as far as a list of samples shows it; the rest stands at its place.
 *
 * @param id as written; a number in the log is its digits here
 * @param error why it did not complete
 * @param limit the kind of limit that ended it
 * @param content SHA-256, in lower-case hex, of the bytes at its place. Of a sample in several
 *     members: of the text that {@code sha256sum} prints for them, in the order of their names
 */
public record Sample(
    String id,
    long epoch,
    @Nullable Excerpt input,
    @Nullable Excerpt target,
    @Nullable Excerpt output,
    List<Score> scores,
    @Nullable Excerpt error,
    @Nullable String limit,
    boolean invalidated,
    Place place,
    String content) {

  /**
   * What one scorer said.
   *
   * @param part key within a score that is several values, else null
   * @param value as written; null if there is none or it is not finite
   * @param nonFinite true if NaN or infinity was written, which Inspect does for what was not
   *     scored
   */
  public record Score(
      String scorer,
      @Nullable String part,
      @Nullable String value,
      boolean nonFinite,
      @Nullable Excerpt answer,
      @Nullable Excerpt explanation) {}

  /**
   * Where the whole sample stands in the file: in a member of the archive, from one byte to another
   * (excluded), or both, as a line of a member does.
   */
  public record Place(@Nullable String member, @Nullable Long from, @Nullable Long until) {
    public static Place member(String name) {
      return new Place(name, null, null);
    }

    public static Place bytes(long from, long until) {
      return new Place(null, from, until);
    }

    /** The same bytes, of this member. */
    public Place within(@Nullable String name) {
      return new Place(name, from, until);
    }
  }

  /** The same sample at this place, with the digest of what stands there. */
  public Sample at(Place where, String digest) {
    return new Sample(
        id, epoch, input, target, output, scores, error, limit, invalidated, where, digest);
  }
}

package dev.countersign.evidence.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sample of a log, as far as a list of samples shows it; the rest stands at its place.
 *
 * @param id as written; a number in the log is its digits here
 * @param error why it did not complete
 * @param limit the kind of limit that ended it
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
    Place place) {

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
   * Where the whole sample stands in the file: in a member of the archive, or from one byte to
   * another, excluded.
   */
  public record Place(@Nullable String member, @Nullable Long from, @Nullable Long until) {
    public static Place member(String name) {
      return new Place(name, null, null);
    }

    public static Place bytes(long from, long until) {
      return new Place(null, from, until);
    }
  }
}

package dev.countersign.domain.policy.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change between two versions.
 *
 * @param path where it is, with keys in brackets: {@code $.thresholds[CYBER-2].stages}
 * @param before null if the earlier version has no such thing
 * @param after null if the later version has no such thing
 * @param comparable false if it cannot be told which side asks more; it then counts as WEAKENED
 * @param sentence why it is classed so
 * @param names what a changelog may call it by
 */
public record PolicyChange(
    String path,
    @Nullable String before,
    @Nullable String after,
    ChangeClass changeClass,
    boolean comparable,
    String sentence,
    List<String> names) {
  public PolicyChange {
    names = List.copyOf(names);
  }
}

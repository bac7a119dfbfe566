package dev.countersign.domain.compliance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reason for a standing, with what it rests on in its turn: down to evidence and attestations.
 *
 * @param relatesTo the id of the thing on record behind it; null if something is missing altogether
 */
public record Because(String sentence, @Nullable String relatesTo, List<Because> below) {
  public Because {
    below = List.copyOf(below);
  }

  /** A reason that rests on nothing further. */
  public Because(String sentence, @Nullable String relatesTo) {
    this(sentence, relatesTo, List.of());
  }
}

package dev.countersign.domain.id;

import dev.countersign.domain.RuleBrokenException;

/** The text is no id of this kind. What was sent is not repeated. */
public final class MalformedIdException extends RuleBrokenException {
  public MalformedIdException(String prefix) {
    super("MALFORMED_ID", "An id of this kind is " + prefix + " followed by its digits.");
  }
}

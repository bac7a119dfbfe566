package dev.countersign.oversight.platform.graphql.guard;

import dev.countersign.domain.RuleBrokenException;

/** The document asks in a way, or for more, than anyone may ask. */
public final class DocumentRefusedException extends RuleBrokenException {
  public DocumentRefusedException(String code, String sentence) {
    super(code, sentence);
  }
}

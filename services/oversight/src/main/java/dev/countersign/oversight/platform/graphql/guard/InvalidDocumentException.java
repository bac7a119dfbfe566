package dev.countersign.oversight.platform.graphql.guard;

import dev.countersign.domain.RuleBrokenException;

/** The document is no GraphQL, or has not the operation that is asked for. */
public final class InvalidDocumentException extends RuleBrokenException {
  InvalidDocumentException(String sentence) {
    super("INVALID_INPUT", sentence);
  }
}

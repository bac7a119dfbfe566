package dev.countersign.oversight.platform.graphql.http;

import dev.countersign.domain.RuleBrokenException;

/** The request is refused at the door, with the status that says why. */
final class BadRequestException extends RuleBrokenException {
  private static final int BAD_REQUEST = 400;

  private final int status;

  BadRequestException(String code, String sentence) {
    this(BAD_REQUEST, code, sentence);
  }

  BadRequestException(int status, String code, String sentence) {
    super(code, sentence);
    this.status = status;
  }

  int status() {
    return status;
  }
}

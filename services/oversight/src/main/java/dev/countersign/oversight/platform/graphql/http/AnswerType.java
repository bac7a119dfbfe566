package dev.countersign.oversight.platform.graphql.http;

import io.vertx.ext.web.MIMEHeader;
import java.util.List;
import java.util.Locale;

/** The two media types of an answer, which differ in what a status means. */
enum AnswerType {
  /** The status tells of the request: 400 if it could not be executed. */
  GRAPHQL_RESPONSE("application/graphql-response+json; charset=utf-8"),
  /** The status tells that there is an answer; its errors tell the rest. */
  JSON("application/json; charset=utf-8");

  private static final int NOT_ACCEPTABLE = 406;

  private final String header;

  AnswerType(String header) {
    this.header = header;
  }

  String header() {
    return header;
  }

  /**
   * The one that the client likes best.
   *
   * @param accepted what it accepts, best first
   * @throws BadRequestException if it accepts neither
   */
  static AnswerType of(List<MIMEHeader> accepted) {
    if (accepted.isEmpty()) {
      return JSON;
    }
    for (var wanted : accepted) {
      var charset = wanted.parameter("charset");
      if (wanted.weight() <= 0 || (charset != null && !charset.equalsIgnoreCase("utf-8"))) {
        continue;
      }
      switch ((wanted.component() + "/" + wanted.subComponent()).toLowerCase(Locale.ROOT)) {
        case "application/graphql-response+json" -> {
          return GRAPHQL_RESPONSE;
        }
        case "application/json", "application/*", "*/*" -> {
          return JSON;
        }
        default -> {
          // Something that nobody asks an API for; the next one may do.
        }
      }
    }
    throw new BadRequestException(
        NOT_ACCEPTABLE,
        "NOT_ACCEPTABLE",
        "Accept application/graphql-response+json or application/json.");
  }
}

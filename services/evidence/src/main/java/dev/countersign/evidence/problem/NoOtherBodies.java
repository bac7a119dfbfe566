package dev.countersign.evidence.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The large limit on bodies is for uploads; no other door takes a body at all. */
@Singleton
final class NoOtherBodies {
  private static final int BEFORE_EVERYTHING = 1_000;

  void register(@Observes Filters filters) {
    filters.register(NoOtherBodies::check, BEFORE_EVERYTHING);
  }

  private static void check(RoutingContext context) {
    var headers = context.request().headers();
    var length = headers.get(HttpHeaders.CONTENT_LENGTH);
    boolean body =
        headers.contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    if (body && !context.request().path().startsWith("/uploads/")) {
      var problem =
          Problem.of(RefusalCode.BODY_NOT_EXPECTED, "This door takes no body; send none.");
      context
          .response()
          .setStatusCode(problem.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
          // What was not read must not be taken for the next request.
          .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
          .end(Json.encode(problem));
      return;
    }
    context.next();
  }
}

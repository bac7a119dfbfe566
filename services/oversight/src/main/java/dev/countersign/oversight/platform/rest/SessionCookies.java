package dev.countersign.oversight.platform.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Takes the cookies off every request on which a session does not count, at all doors and before
 * anyone is looked for: Quarkus finds a session by its cookie alone, whoever's page has sent it.
 */
@ApplicationScoped
class SessionCookies {
  /** Before authentication, whose priority is 200. */
  private static final int FIRST = 400;

  private static final String HEADER = "X-Requested-With";
  private static final String OURS = "JavaScript";

  void open(@Observes Filters filters) {
    filters.register(SessionCookies::handle, FIRST);
  }

  private static void handle(RoutingContext ctx) {
    if (!signsInOrOut(ctx) && !ownPage(ctx)) {
      ctx.request().headers().remove(HttpHeaders.COOKIE);
    }
    ctx.next();
  }

  /** True where the browser itself goes, to the realm and back. */
  static boolean signsInOrOut(RoutingContext ctx) {
    var path = ctx.normalizedPath();
    return path.equals("/sign-in") || path.equals("/sign-out");
  }

  /** True if a page of ours asks: no other origin can send the header along. A token goes first. */
  static boolean ownPage(RoutingContext ctx) {
    var request = ctx.request();
    return !request.headers().contains(HttpHeaders.AUTHORIZATION)
        && OURS.equals(request.getHeader(HEADER));
  }
}

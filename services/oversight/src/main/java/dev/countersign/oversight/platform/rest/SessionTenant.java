package dev.countersign.oversight.platform.rest;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Where a request is judged by its session and not by a token. A session counts only where one
 * signs in or out, and on requests with a header that no other site can send along: so no page but
 * ours acts for who is signed in.
 */
@ApplicationScoped
class SessionTenant implements TenantResolver {
  private static final String NAME = "console";
  private static final String COOKIE = "q_session_" + NAME;

  @Override
  public @Nullable String resolve(RoutingContext ctx) {
    var path = ctx.normalizedPath();
    if (path.equals("/sign-in") || path.equals("/sign-out")) {
      return NAME;
    }
    var request = ctx.request();
    return !request.headers().contains(HttpHeaders.AUTHORIZATION)
            && "JavaScript".equals(request.getHeader("X-Requested-With"))
            && (hasSession(ctx) || path.startsWith("/session"))
        ? NAME
        : null;
  }

  private static boolean hasSession(RoutingContext ctx) {
    return ctx.request().cookies().stream()
        .map(Cookie::getName)
        .anyMatch(name -> name.startsWith(COOKIE));
  }
}

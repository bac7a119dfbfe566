package dev.countersign.oversight.platform.rest;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Where a request is judged by its session and not by a token: where one signs in or out, and on
 * requests of our own pages. Elsewhere {@link SessionCookies} has taken the session off.
 */
@ApplicationScoped
class SessionTenant implements TenantResolver {
  private static final String NAME = "console";
  private static final String COOKIE = "q_session_" + NAME;

  @Override
  public @Nullable String resolve(RoutingContext ctx) {
    return SessionCookies.signsInOrOut(ctx)
            || SessionCookies.ownPage(ctx)
                && (hasSession(ctx) || ctx.normalizedPath().startsWith("/session"))
        ? NAME
        : null;
  }

  private static boolean hasSession(RoutingContext ctx) {
    return ctx.request().cookies().stream()
        .map(Cookie::getName)
        .anyMatch(name -> name.startsWith(COOKIE));
  }
}

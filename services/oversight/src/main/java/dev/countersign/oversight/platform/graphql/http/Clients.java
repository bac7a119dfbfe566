package dev.countersign.oversight.platform.graphql.http;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Which client sends: the one that the token was issued to. */
final class Clients {
  static final String ANONYMOUS = "anonymous";

  private Clients() {}

  static String of(RoutingContext ctx) {
    if (ctx.user() instanceof QuarkusHttpUser user
        && user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token
        && token.getClaim("azp") instanceof String client) {
      return client;
    }
    return ANONYMOUS;
  }
}

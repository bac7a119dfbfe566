package dev.countersign.oversight.platform.edge.admission;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Which client sends: the one that the token was issued to. */
public final class Clients {
  private static final String ANONYMOUS = "anonymous";

  private Clients() {}

  public static String of(RoutingContext ctx) {
    return ctx.user() instanceof QuarkusHttpUser user ? of(user.getSecurityIdentity()) : ANONYMOUS;
  }

  public static String of(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
            && token.getClaim("azp") instanceof String client
        ? client
        : ANONYMOUS;
  }
}

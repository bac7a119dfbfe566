package dev.countersign.oversight.platform.graphql.http;

import dev.countersign.oversight.platform.graphql.guard.GuardConfig;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may ask what the schema is. */
@ApplicationScoped
class Introspection {
  private static final int UNAUTHORIZED = 401;

  private final GuardConfig config;

  Introspection(GuardConfig config) {
    this.config = config;
  }

  /**
   * @throws BadRequestException if the caller has none of the roles
   */
  void require(RoutingContext ctx) {
    var open = config.introspection();
    if (open.contains("public")
        || (ctx.user() instanceof QuarkusHttpUser user
            && user.getSecurityIdentity().getRoles().stream().anyMatch(open::contains))) {
      return;
    }
    throw new BadRequestException(
        UNAUTHORIZED,
        "INTROSPECTION_REFUSED",
        "Sign in to ask for the schema; it is also published with the source.");
  }
}

package dev.countersign.oversight.platform.edge;

import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Viewer;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The viewer that a Keycloak token names: exactly one organisation, and the kind from its role. */
@RequestScoped
class TokenViewer implements CurrentViewer {
  private static final String PREFIX = "org_";

  private final SecurityIdentity identity;
  private @Nullable Viewer viewer;

  TokenViewer(SecurityIdentity identity) {
    this.identity = identity;
  }

  @Override
  public Viewer get() {
    if (viewer == null) {
      viewer = identity.isAnonymous() ? Viewer.PUBLIC : ofToken();
    }
    return viewer;
  }

  private Viewer ofToken() {
    if (identity.hasRole("service")) {
      return new Viewer("", Viewer.Kind.SERVICE, identity.getPrincipal().getName());
    }
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      throw RefusedException.forbidden("The sign-in carries no token. Sign in again.");
    }
    return new Viewer(PREFIX + organisation(token), kind(), identity.getPrincipal().getName());
  }

  private static String organisation(JsonWebToken token) {
    Object claim = token.getClaim("organization");
    if (claim instanceof JsonArray list
        && list.size() == 1
        && list.getFirst() instanceof JsonString alias
        && !alias.getString().isBlank()) {
      return alias.getString();
    }
    throw RefusedException.forbidden(
        "The token must name exactly one organisation. Sign in as a member of one organisation.");
  }

  private Viewer.Kind kind() {
    Viewer.Kind found = null;
    for (var kind :
        new Viewer.Kind[] {
          Viewer.Kind.LAB, Viewer.Kind.AUDITOR, Viewer.Kind.REGULATOR, Viewer.Kind.PLATFORM
        }) {
      if (identity.hasRole(kind.name().toLowerCase(java.util.Locale.ROOT))) {
        if (found != null) {
          throw RefusedException.forbidden(
              "The token carries the roles of two kinds of organisation. Ask for one to be removed.");
        }
        found = kind;
      }
    }
    if (found == null) {
      throw RefusedException.forbidden(
          "The token carries none of the roles lab, auditor, regulator or platform.");
    }
    return found;
  }
}

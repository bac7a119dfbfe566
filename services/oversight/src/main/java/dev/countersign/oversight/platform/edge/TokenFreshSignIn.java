package dev.countersign.oversight.platform.edge;

import dev.countersign.oversight.platform.FreshSignIn;
import dev.countersign.oversight.platform.RefusedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * By the token's {@code acr} and the time of the sign-in, in real time. A refreshed token keeps
 * both, so refreshing makes nothing fresh.
 */
@ApplicationScoped
class TokenFreshSignIn implements FreshSignIn {
  private final SecurityIdentity identity;
  private final Settings settings;
  private final Clock clock = Clock.systemUTC();

  TokenFreshSignIn(SecurityIdentity identity, Settings settings) {
    this.identity = identity;
    this.settings = settings;
  }

  /** What counts as fresh. */
  @ConfigMapping(prefix = "countersign.second-factor")
  interface Settings {
    /** False only where the realm under a test has no second factor. */
    @WithDefault("true")
    boolean required();

    @WithDefault("2")
    String acr();

    @WithDefault("5M")
    Duration maxAge();
  }

  @Override
  public void require() {
    if (!settings.required()) {
      return;
    }
    if (!(identity.getPrincipal() instanceof JsonWebToken token)
        || !settings.acr().equals(token.getClaim("acr"))
        || signedIn(token).isBefore(clock.instant().minus(settings.maxAge()))) {
      throw new RefusedException(
          "SECOND_FACTOR_REQUIRED",
          "This needs a sign-in with your second factor, not older than %d minutes. Sign in again."
              .formatted(settings.maxAge().toMinutes()));
    }
  }

  /** A direct grant tells no {@code auth_time}, but when each step of the sign-in was done. */
  private static Instant signedIn(JsonWebToken token) {
    long latest = seconds(token.getClaim("auth_time"));
    if (token.getClaim("authenticators") instanceof JsonObject steps) {
      for (var step : steps.values()) {
        latest = Math.max(latest, seconds(step));
      }
    }
    return Instant.ofEpochSecond(latest);
  }

  private static long seconds(@Nullable Object claim) {
    return switch (claim) {
      case Number number -> number.longValue();
      case JsonNumber number -> number.longValue();
      case null, default -> 0;
    };
  }
}

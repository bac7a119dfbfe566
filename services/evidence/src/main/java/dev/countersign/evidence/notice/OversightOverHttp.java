package dev.countersign.evidence.notice;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Sends notices with a token of our own account, which is asked for again when it is over. */
@Singleton
final class OversightOverHttp implements Oversight {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OversightDoor door;
  private final OidcClient account;
  private volatile @Nullable Tokens tokens;

  OversightOverHttp(@RestClient OversightDoor door, OidcClient account) {
    this.door = door;
    this.account = account;
  }

  @Override
  public void tell(SealedNotice notice) {
    knocking(() -> door.sealed("Bearer " + token(), notice));
  }

  @Override
  public void alarm(DamageNotice notice) {
    knocking(() -> door.damaged("Bearer " + token(), notice));
  }

  private void knocking(Supplier<Response> knock) {
    try {
      knock.get().close();
    } catch (RuntimeException e) {
      // Whatever it was, the token may have been the reason.
      tokens = null;
      throw e;
    }
  }

  private String token() {
    var held = tokens;
    if (held == null || held.isAccessTokenExpired()) {
      held = account.getTokens().await().atMost(PATIENCE);
      tokens = held;
    }
    return held.getAccessToken();
  }
}

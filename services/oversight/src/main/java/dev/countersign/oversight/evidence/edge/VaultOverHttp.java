package dev.countersign.oversight.evidence.edge;

import dev.countersign.oversight.evidence.VaultContents;
import dev.countersign.oversight.platform.RefusedException;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the vault with a token of our own account, which is asked for again when it is over. */
@ApplicationScoped
class VaultOverHttp implements VaultContents {
  private static final Logger LOG = Logger.getLogger(VaultOverHttp.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final VaultDoor door;
  private final OidcClient account;
  private volatile @Nullable Tokens tokens;

  VaultOverHttp(@RestClient VaultDoor door, OidcClient account) {
    this.door = door;
    this.account = account;
  }

  @Override
  public SamplePage samples(String owner, String evidence, long page) {
    return asking(() -> door.samples(bearer(), owner, evidence, page));
  }

  @Override
  public ProvenSample sample(String owner, String evidence, long index) {
    return asking(() -> door.sample(bearer(), owner, evidence, index));
  }

  @Override
  public String everyEvalEver(
      String owner, String evidence, String organisation, boolean firstParty) {
    var relationship = firstParty ? "FIRST_PARTY" : "THIRD_PARTY";
    return asking(() -> door.export(bearer(), owner, evidence, organisation, relationship));
  }

  @Override
  public void erase(String owner, String evidence) {
    asking(
        () -> {
          door.erase(bearer(), owner, evidence).close();
          return evidence;
        });
  }

  private <T> T asking(Supplier<T> question) {
    try {
      return question.get();
    } catch (WebApplicationException e) {
      tokens = null;
      throw switch (e.getResponse().getStatus()) {
        case NOT_FOUND -> RefusedException.notFound();
        case CONFLICT ->
            new RefusedException("NOT_READ_YET", "The vault is still reading it. Try again soon.");
        default -> away(e);
      };
    } catch (ProcessingException e) {
      throw away(e);
    }
  }

  private static RefusedException away(RuntimeException e) {
    // The address of the vault is nobody's business.
    LOG.warnf("The vault did not answer: %s", e.toString());
    return new RefusedException("VAULT_AWAY", "The vault does not answer. Try again in a while.");
  }

  private String bearer() {
    var held = tokens;
    if (held == null || held.isAccessTokenExpired()) {
      held = account.getTokens().await().atMost(PATIENCE);
      tokens = held;
    }
    return "Bearer " + held.getAccessToken();
  }
}

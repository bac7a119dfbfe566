package dev.countersign.evidence.ticket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How tickets are checked. */
@ConfigMapping(prefix = "countersign.ticket")
public interface TicketConfig {
  /** Oversight's Ed25519 key: PEM or JWK, or the path of a file that holds one. */
  String publicKey();

  /** A ticket that lives longer is refused, so that used ones need not be remembered for ever. */
  @WithDefault("PT2M")
  Duration longestLife();
}

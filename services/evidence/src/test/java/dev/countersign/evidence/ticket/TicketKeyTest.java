package dev.countersign.evidence.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.evidence.http.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketKeyTest {
  @Test
  void aKeyIsReadInEveryFormThatIsPromised(@TempDir Path folder) throws JoseException, IOException {
    var keys = Keys.ed25519();
    var jwk =
        PublicJsonWebKey.Factory.newPublicJwk(keys.getPublic())
            .toJson(OutputControlLevel.PUBLIC_ONLY);
    var file = Files.writeString(folder.resolve("ticket-key"), Keys.pem(keys) + "\n");
    var oneLine = Keys.pem(keys).replaceAll("\\s+(?=[A-Za-z0-9+/=-]*-----END|$)", "");
    for (var configured : List.of(Keys.pem(keys), jwk, file.toString(), oneLine)) {
      assertThat(TicketKey.read(configured)).isEqualTo(keys.getPublic());
    }
  }

  @Test
  void aPrivateKeyIsRefused() throws JoseException {
    var keys = Keys.ed25519();
    var jwk = PublicJsonWebKey.Factory.newPublicJwk(keys.getPublic());
    jwk.setPrivateKey(keys.getPrivate());
    assertThatThrownBy(() -> TicketKey.read(jwk.toJson(OutputControlLevel.INCLUDE_PRIVATE)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("countersign.ticket.public-key")
        .rootCause()
        .hasMessage("it is a private key");
  }

  @Test
  void anythingElseStopsTheStart() throws JoseException {
    var rsa = PublicJsonWebKey.Factory.newPublicJwk(Keys.rsa().getPublic());
    for (var configured : List.of("", "/no/such/file", "{}", Keys.pem(Keys.rsa()), rsa.toJson())) {
      assertThatThrownBy(() -> TicketKey.read(configured))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("must be an Ed25519 public key");
    }
  }
}

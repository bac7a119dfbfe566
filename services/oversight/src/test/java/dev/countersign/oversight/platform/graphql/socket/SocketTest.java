package dev.countersign.oversight.platform.graphql.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.Parts;
import dev.countersign.oversight.Follower;
import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sockets are closed with the code that says why. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class SocketTest {
  private static final String DOCUMENT = "subscription { haltChanges { cursor } }";

  private static String code(Follower follower) {
    var message = follower.next();
    assertThat(message.get("type").asText()).isEqualTo("error");
    return message.at("/payload/0/extensions/code").asText();
  }

  @Test
  void nobodySubscribesBeforeTheSignIn() {
    try (var follower = Follower.connect()) {
      follower.subscribe("1", DOCUMENT, Map.of());
      assertThat(follower.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void aSignInNeedsAToken() {
    try (var follower = Follower.connect()) {
      follower.init(null);
      assertThat(follower.closeCode()).isEqualTo(4401);
    }
    try (var follower = Follower.connect()) {
      follower.init("Bearer nonsense");
      assertThat(follower.closeCode()).isEqualTo(4403);
    }
  }

  @Test
  void aServiceThatIsOfNoOrganisationIsToldNothing() {
    try (var follower = Follower.connect()) {
      follower.init("Bearer " + Parts.attachOrStart().tokens().ofClient("countersign-evidence"));
      assertThat(follower.next().get("type").asText()).isEqualTo("connection_ack");
      follower.subscribe("1", DOCUMENT, Map.of());
      assertThat(code(follower)).isEqualTo("FORBIDDEN");
    }
  }

  @Test
  void oneSignsInOnce() {
    try (var follower = Follower.as("borealis-officer")) {
      follower.init("Bearer " + Parts.attachOrStart().tokens().of("borealis-officer"));
      assertThat(follower.closeCode()).isEqualTo(4429);
    }
  }

  @Test
  void anIdIsUsedOnceAtATime() {
    try (var follower = Follower.as("borealis-officer")) {
      follower.subscribe("1", DOCUMENT, Map.of());
      follower.subscribe("1", DOCUMENT, Map.of());
      assertThat(follower.closeCode()).isEqualTo(4409);
    }
  }

  @Test
  void aMessageThatIsNoneClosesTheSocket() {
    for (var message : new Object[] {Map.of("type", "start"), Map.of(), "text"}) {
      try (var follower = Follower.as("borealis-officer")) {
        follower.send(message);
        assertThat(follower.closeCode()).isEqualTo(4400);
      }
    }
  }

  @Test
  void theOlderProtocolIsNotSpoken() {
    assertThatThrownBy(() -> Follower.connect("graphql-ws")).isInstanceOf(Exception.class);
  }

  @Test
  void aPingIsAnswered() {
    try (var follower = Follower.as("borealis-officer")) {
      follower.send(Map.of("type", "ping"));
      assertThat(follower.next().get("type").asText()).isEqualTo("pong");
    }
  }

  @Test
  void whatIsRefusedOverHttpIsRefusedHere() {
    try (var follower = Follower.as("borealis-officer")) {
      follower.subscribe("1", "{ clock { now } }", Map.of());
      assertThat(code(follower)).isEqualTo("SUBSCRIPTIONS_ONLY");
      follower.subscribe("2", "subscription {", Map.of());
      assertThat(code(follower)).isEqualTo("INVALID_INPUT");
      follower.subscribe("3", "subscription { nothing }", Map.of());
      assertThat(code(follower)).isEqualTo("INVALID_INPUT");
      follower.subscribe(
          "4", "subscription { haltChanges { halt " + "{ a ".repeat(16) + "}".repeat(18), Map.of());
      assertThat(code(follower)).isEqualTo("TOO_DEEP");
      follower.subscribe("5", DOCUMENT, Map.of());
      assertThat(follower.staysQuiet(500)).isTrue();
    }
  }
}

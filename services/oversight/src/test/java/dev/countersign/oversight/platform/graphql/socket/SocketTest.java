package dev.countersign.oversight.platform.graphql.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.Parts;
import dev.countersign.oversight.Follower;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.RealmKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sockets are closed with the code that says why. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class SocketTest {
  @Inject SocketConfig config;

  private static final String DOCUMENT = "subscription { haltChanges { cursor } }";

  private static String code(Follower follower) {
    return follower.next(SocketTest::refuses).at("/payload/0/extensions/code").asText();
  }

  private static boolean refuses(JsonNode message) {
    return message.path("type").asText().equals("error");
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
  void aSignInIsNotWaitedForForEver() {
    try (var follower = Follower.connect()) {
      assertThat(follower.closeCode()).isEqualTo(4408);
    }
  }

  @Test
  void aSocketEndsWithItsToken() {
    assumeTrue(Parts.attachOrStart().haveSecondFactor());
    var claims = RealmKey.claims("borealis", "lab", "officer");
    claims.put("exp", Instant.now().getEpochSecond() + 5);
    try (var follower = Follower.signedIn(RealmKey.shared().token(claims))) {
      follower.subscribe("1", DOCUMENT, Map.of());
      assertThat(follower.closeCode()).isEqualTo(4401);
      assertThat(Instant.now().getEpochSecond())
          .isBetween((long) claims.get("exp"), (long) claims.get("exp") + 15);
    }
  }

  @Test
  void aTokenOfTwoOrganisationsOpensNothing() {
    assumeTrue(Parts.attachOrStart().haveSecondFactor());
    var claims = RealmKey.claims("borealis", "lab", "officer");
    claims.put("organization", List.of("borealis", "aurelia"));
    try (var follower = Follower.connect()) {
      follower.init("Bearer " + RealmKey.shared().token(claims));
      assertThat(follower.closeCode()).isEqualTo(4403);
    }
  }

  @Test
  void anOrganisationHasSoManySocketsAndAnotherHasItsOwn() {
    assumeTrue(Parts.attachOrStart().haveSecondFactor());
    var token = RealmKey.shared().token(RealmKey.claims("crowd", "lab", "officer"));
    var open = new ArrayList<Follower>();
    try {
      for (int i = 0; i < config.perTenant(); i++) {
        open.add(Follower.signedIn(token));
      }
      try (var onceMore = Follower.connect()) {
        onceMore.init("Bearer " + token);
        assertThat(onceMore.closeCode()).isEqualTo(4429);
      }
      try (var another = Follower.as("borealis-officer")) {
        another.send(Map.of("type", "ping"));
        assertThat(another.next().get("type").asText()).isEqualTo("pong");
      }
      open.removeLast().close();
      open.add(letIn(token));
    } finally {
      open.forEach(Follower::close);
    }
  }

  /** A place is free once the other side's end has been noticed. */
  private static Follower letIn(String token) {
    for (int tries = 0; ; tries++) {
      try {
        return Follower.signedIn(token);
      } catch (IllegalStateException e) {
        if (tries == 5) {
          throw e;
        }
      }
    }
  }

  @Test
  void aSocketHasSoManySubscriptions() {
    try (var follower = Follower.as("borealis-officer")) {
      for (int i = 0; i < config.perSocket(); i++) {
        follower.subscribe("s" + i, DOCUMENT, Map.of());
      }
      follower.subscribe("more", DOCUMENT, Map.of());
      assertThat(code(follower)).isEqualTo("TOO_MANY_SUBSCRIPTIONS");
      follower.send(Map.of("type", "complete", "id", "s0"));
      follower.subscribe("more", DOCUMENT, Map.of());
      assertThat(follower.staysQuiet(300, SocketTest::refuses)).isTrue();
    }
  }

  @Test
  void aPageOfAnotherSiteOpensNoSocket() {
    assertThatThrownBy(() -> Follower.connectFrom("https://elsewhere.example"))
        .isInstanceOf(Exception.class);
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
      assertThat(follower.staysQuiet(500, SocketTest::refuses)).isTrue();
    }
  }
}

package dev.countersign.journeys.isolation;

import static dev.countersign.journeys.isolation.World.maySee;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.journeys.Crossing;
import dev.countersign.journeys.Told;
import dev.countersign.journeys.isolation.Harvest.Thing;
import dev.countersign.journeys.isolation.Relation.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Whoever follows is told of what they may see, and of nothing else; a cursor is of its owner. */
@EnabledIfSystemProperty(named = "countersign.long", matches = "true")
class FollowingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOLLOW =
      "subscription($after: String) { haltChanges(after: $after) { cursor kind halt { id lab } } }";

  private static World world;

  @BeforeAll
  static void aPlatformWithContent() {
    world = World.once();
  }

  /** A socket, and all that was said on it. */
  private static final class Ear implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> said = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    Ear(Viewer viewer, @Nullable String after) {
      socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .subprotocols("graphql-transport-ws")
              .buildAsync(
                  URI.create(
                      "ws://localhost:%d/graphql".formatted(Told.once().site().port("oversight"))),
                  this)
              .join();
      send(
          Map.of(
              "type",
              "connection_init",
              "payload",
              viewer
                  .token()
                  .map(token -> Map.of("Authorization", "Bearer " + token))
                  .orElse(Map.of())));
      if (!isLetIn()) {
        return;
      }
      var variables = new HashMap<String, Object>();
      variables.put("after", after);
      send(
          Map.of(
              "type", "subscribe",
              "id", "1",
              "payload", Map.of("query", FOLLOW, "variables", variables)));
    }

    private void send(Object message) {
      try {
        socket.sendText(JSON.writeValueAsString(message), true).join();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private boolean isLetIn() {
      try {
        var answer = said.poll(20, TimeUnit.SECONDS);
        if (answer != null && answer.path("type").asText().equals("connection_ack")) {
          return true;
        }
        said.add(answer == null ? JSON.createObjectNode() : answer);
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    /** The next change, error or end; null if nothing comes for so long. */
    @Nullable JsonNode next(long seconds) {
      try {
        while (true) {
          var message = said.poll(seconds, TimeUnit.SECONDS);
          if (message == null
              || List.of("next", "error", "closed").contains(message.path("type").asText())) {
            return message;
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          said.add(JSON.readTree(text.toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      said.add(JSON.createObjectNode().put("type", "closed").put("code", code));
      return null;
    }
  }

  @Test
  void everyoneIsToldOfTheHaltsThatTheyMaySee() {
    var ears = new LinkedHashMap<Viewer, Ear>();
    Relation.everybody().stream()
        .filter(viewer -> !List.of("org_countersign", "anyone").contains(viewer.organisation()))
        .forEach(viewer -> ears.put(viewer, new Ear(viewer, null)));
    // Also the time that it takes to be joined, which the protocol does not acknowledge.
    assertThat(Probe.each(ears.values(), ear -> ear.next(2) == null))
        .as("nobody is told of what was before")
        .containsOnly(true);
    var halt = opened();
    var wrong = new ArrayList<String>();
    var seen = new HashMap<Viewer, String>();
    ears.forEach(
        (viewer, ear) -> {
          var may = maySee(viewer, new Thing(halt, "Halt", "org_aurelia", null));
          if (Boolean.TRUE.equals(may)) {
            var change = ear.next(20);
            if (change == null
                || !change.at("/payload/data/haltChanges/halt/id").asText().equals(halt)) {
              wrong.add("%s is told %s".formatted(viewer, change));
            } else {
              seen.put(viewer, change.at("/payload/data/haltChanges/cursor").asText());
            }
          }
        });
    // Those who may see have been told by now, so there was time to tell the others.
    ears.forEach(
        (viewer, ear) -> {
          var may = maySee(viewer, new Thing(halt, "Halt", "org_aurelia", null));
          if (Boolean.FALSE.equals(may)) {
            var change = ear.next(1);
            if (change != null) {
              wrong.add("%s is told %s".formatted(viewer, change));
            }
          }
        });
    assertThat(wrong).isEmpty();
    cursorsServeTheirOwners(seen);
  }

  /** A new version crosses a threshold: a halt opens. */
  private static String opened() {
    var aurelia = Relation.VIEWERS.getFirst();
    var before = halts(aurelia);
    Crossing.happens();
    var now = new ArrayList<>(halts(aurelia));
    now.removeAll(before);
    assertThat(now).hasSize(1);
    return now.getFirst();
  }

  private static List<String> halts(Viewer viewer) {
    var ids = new ArrayList<String>();
    Probe.post(viewer, "{ halts(first: 100, orderBy: OLDEST_FIRST) { nodes { id } } }", Map.of())
        .at("/data/halts/nodes")
        .forEach(node -> ids.add(node.path("id").asText()));
    return ids;
  }

  private static void cursorsServeTheirOwners(Map<Viewer, String> seen) {
    var aurelias = seen.get(Relation.VIEWERS.getFirst());
    for (var viewer : Relation.VIEWERS) {
      if (seen.containsKey(viewer) && !viewer.organisation().equals("org_aurelia")) {
        assertThat(new Ear(viewer, aurelias).next(20))
            .as("Aurelia's cursor, used by " + viewer)
            .satisfies(answer -> assertThat(answer.toString()).contains("INVALID_CURSOR"));
      }
    }
  }

  @Test
  void whoHasNoRoleForItFollowsNothing() {
    for (var viewer : Relation.everybody()) {
      if (List.of("org_countersign", "anyone").contains(viewer.organisation())) {
        var answer = new Ear(viewer, null).next(20);
        assertThat(answer).as("for " + viewer).isNotNull();
        assertThat(answer.path("type").asText()).as("for " + viewer).isIn("error", "closed");
      }
    }
    assertThat(world.all()).isNotEmpty();
  }
}

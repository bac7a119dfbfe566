package dev.countersign.journeys.attack;

import dev.countersign.journeys.attack.Attack.Attempt;
import dev.countersign.journeys.attack.Attack.Verdict;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** To follow what one may not, or for ever. */
final class SocketAttacks {
  private static final String CATEGORY = "WebSocket";
  private static final String SUBSCRIBE =
      "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"subscription { haltChanges { cursor } }\"}}";

  private SocketAttacks() {}

  /** What comes first: an error, or the code of the end. */
  private static final class Ear implements WebSocket.Listener {
    private final CompletableFuture<String> end = new CompletableFuture<>();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      if (text.toString().contains("\"type\":\"error\"")
          || text.toString().contains("\"type\":\"next\"")) {
        end.complete(text.toString());
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      end.complete(String.valueOf(code));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable fault) {
      end.complete("error");
    }
  }

  private static String end(
      Target target, String protocol, @Nullable String origin, String... messages)
      throws Exception {
    var ear = new Ear();
    var builder = target.http().newWebSocketBuilder().subprotocols(protocol);
    if (origin != null) {
      builder.header("Origin", origin);
    }
    try {
      var socket =
          builder
              .buildAsync(
                  URI.create(target.at("oversight").replace("http", "ws") + "/graphql"), ear)
              .join();
      for (var message : messages) {
        socket.sendText(message, true).join();
      }
      return ear.end.get(15, TimeUnit.SECONDS);
    } catch (CompletionException e) {
      return "not let in";
    } catch (TimeoutException e) {
      return "quiet";
    }
  }

  private static Attempt ends(String expected, String... messages) {
    return target -> {
      var seen = end(target, "graphql-transport-ws", null, messages);
      return new Verdict(seen.contains(expected), seen.substring(0, Math.min(80, seen.length())));
    };
  }

  private static String init(String token) {
    return "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer "
        + token
        + "\"}}";
  }

  static List<Attack> all() {
    var list = new ArrayList<Attack>();
    add(list, "subscribing before the sign-in", ends("4401", SUBSCRIBE));
    add(list, "a sign-in without a token", ends("4401", "{\"type\":\"connection_init\"}"));
    add(list, "a forged token", ends("4403", init("nonsense")));
    add(list, "no sign-in at all", ends("4408"));
    add(list, "a message that is none", ends("4400", "nonsense"));
    add(list, "a message of another protocol", ends("4400", "{\"type\":\"start\"}"));
    add(list, "a message of a hundred kilobytes", ends("4400", "x".repeat(100_000)));
    add(
        list,
        "the older protocol",
        target -> {
          var seen = end(target, "graphql-ws", null);
          return new Verdict(seen.equals("not let in"), seen);
        });
    add(
        list,
        "a page of another site",
        target -> {
          var seen = end(target, "graphql-transport-ws", "https://elsewhere.example");
          return new Verdict(seen.equals("not let in"), seen);
        });
    add(
        list,
        "signing in twice",
        target ->
            ends(
                    "4429",
                    init(target.token("borealis-officer")),
                    init(target.token("borealis-officer")))
                .run(target));
    add(list, "one id twice", SocketAttacks::twice);
    return list;
  }

  /** Messages are sent once the sign-in is acknowledged. */
  private static Verdict twice(Target target) throws Exception {
    var ear = new Ear();
    var acknowledged = new CompletableFuture<Void>();
    var socket =
        target
            .http()
            .newWebSocketBuilder()
            .subprotocols("graphql-transport-ws")
            .buildAsync(
                URI.create(target.at("oversight").replace("http", "ws") + "/graphql"),
                new WebSocket.Listener() {
                  @Override
                  public @Nullable CompletionStage<?> onText(
                      WebSocket at, CharSequence text, boolean last) {
                    acknowledged.complete(null);
                    return ear.onText(at, text, last);
                  }

                  @Override
                  public @Nullable CompletionStage<?> onClose(
                      WebSocket at, int code, String reason) {
                    return ear.onClose(at, code, reason);
                  }
                })
            .join();
    socket.sendText(init(target.token("borealis-officer")), true).join();
    acknowledged.get(10, TimeUnit.SECONDS);
    socket.sendText(SUBSCRIBE, true).join();
    socket.sendText(SUBSCRIBE, true).join();
    var seen = ear.end.get(10, TimeUnit.SECONDS);
    return new Verdict(seen.equals("4409"), seen);
  }

  private static void add(List<Attack> list, String name, Attempt attempt) {
    list.add(new Attack(CATEGORY, name, attempt));
  }
}

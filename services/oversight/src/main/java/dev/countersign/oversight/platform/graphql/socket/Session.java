package dev.countersign.oversight.platform.graphql.socket;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.graphql.http.SubscriptionGuards;
import dev.countersign.oversight.platform.graphql.http.SubscriptionGuards.Asked;
import dev.countersign.oversight.platform.graphql.socket.Rendering.RefusedSubscriptionException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One socket, from its sign-in to its end, on its event loop. */
final class Session {
  private static final Logger LOG = Logger.getLogger(Session.class);
  private static final String ACK = "{\"type\":\"connection_ack\"}";
  private static final String PING = "{\"type\":\"ping\"}";
  private static final String PONG = "{\"type\":\"pong\"}";
  private static final long NO_TIMER = -1;

  private final Outlet outlet;
  private final RoutingContext ctx;
  private final Sockets sockets;
  private final Map<String, Runnable> subscriptions = new HashMap<>();
  private boolean initialised;
  private boolean answered = true;
  private long timer = NO_TIMER;
  private @Nullable SecurityIdentity identity;
  private @Nullable Viewer viewer;

  Session(Outlet outlet, RoutingContext ctx, Sockets sockets) {
    this.outlet = outlet;
    this.ctx = ctx;
    this.sockets = sockets;
  }

  void expectInit(long initTimer) {
    timer = initTimer;
  }

  void initIsLate() {
    if (identity == null) {
      outlet.close(CloseCode.INIT_TIMEOUT);
    }
  }

  /** Asks whether the other side is still there; whoever did not answer the last time is not. */
  void ask() {
    outlet
        .loop()
        .execute(
            () -> {
              if (!answered) {
                outlet.close(CloseCode.GONE);
              } else if (identity != null) {
                answered = false;
                outlet.write(PING);
              }
            });
  }

  void message(String text) {
    JsonObject message =
        text.length() > sockets.config().messageBytes() ? null : SubscriptionGuards.read(text);
    if (message == null || !(message.get("type") instanceof JsonString type)) {
      outlet.close(CloseCode.BAD_REQUEST);
      return;
    }
    answered = true;
    switch (type.getString()) {
      case "connection_init" -> init(message);
      case "ping" -> outlet.write(PONG);
      case "pong" -> {
        // It is still there, which is all that was asked.
      }
      case "subscribe" -> subscribe(message);
      case "complete" -> {
        if (message.get("id") instanceof JsonString id) {
          end(id.toString());
        }
      }
      default -> outlet.close(CloseCode.BAD_REQUEST);
    }
  }

  private void init(JsonObject message) {
    if (initialised) {
      outlet.close(CloseCode.TOO_MANY_INITS);
      return;
    }
    initialised = true;
    String authorization;
    try {
      authorization = authorization(message);
    } catch (RuleBrokenException e) {
      outlet.close(CloseCode.FORBIDDEN);
      return;
    }
    if (!authorization.startsWith("Bearer ")) {
      outlet.close(CloseCode.UNAUTHORIZED);
      return;
    }
    sockets
        .authenticate(ctx, authorization)
        .subscribe()
        .with(
            found -> outlet.loop().execute(() -> signedIn(found)),
            fault -> outlet.loop().execute(() -> outlet.close(CloseCode.FORBIDDEN)));
  }

  /** A token, or the ticket that a page of ours got for one. */
  private String authorization(JsonObject message) {
    if (message.get("payload") instanceof JsonObject payload) {
      if (payload.get("Authorization") instanceof JsonString header) {
        return header.getString();
      }
      if (payload.get("ticket") instanceof JsonString ticket) {
        return "Bearer " + sockets.token(ticket.getString());
      }
    }
    return "";
  }

  private void signedIn(@Nullable SecurityIdentity found) {
    if (found == null || found.isAnonymous() || outlet.isClosed()) {
      outlet.close(CloseCode.UNAUTHORIZED);
      return;
    }
    Viewer who;
    try {
      who = sockets.viewer(found);
    } catch (RuleBrokenException e) {
      outlet.close(CloseCode.FORBIDDEN);
      return;
    }
    viewer = who;
    if (!sockets.enter(who.organisation())) {
      outlet.close(CloseCode.TOO_MANY_SOCKETS);
      return;
    }
    sockets.vertx().cancelTimer(timer);
    if (found.getAttribute("quarkus.identity.expire-time") instanceof Long seconds) {
      long left = sockets.millisUntil(seconds);
      timer =
          sockets.vertx().setTimer(Math.max(1, left), expired -> outlet.close(CloseCode.EXPIRED));
    }
    identity = found;
    outlet.write(ACK);
  }

  private void subscribe(JsonObject message) {
    var who = identity;
    var as = viewer;
    if (who == null || as == null) {
      outlet.close(CloseCode.UNAUTHORIZED);
      return;
    }
    if (!(message.get("id") instanceof JsonString name)
        || name.getString().isEmpty()
        || !(message.get("payload") instanceof JsonObject payload)) {
      outlet.close(CloseCode.BAD_REQUEST);
      return;
    }
    var id = name.toString();
    if (subscriptions.containsKey(id)) {
      outlet.close(CloseCode.SUBSCRIBER_EXISTS);
      return;
    }
    try {
      if (subscriptions.size() >= sockets.config().perSocket()) {
        throw new RuleBrokenException(
            "TOO_MANY_SUBSCRIPTIONS",
            "This socket has as many subscriptions as it may. Complete one.");
      }
      var asked = sockets.guards().admit(as, who, payload, ctx.request());
      subscriptions.put(id, () -> {});
      sockets.hub().executor().execute(() -> join(who, id, asked));
    } catch (RuleBrokenException e) {
      refuse(id, SubscriptionGuards.errors(e));
    }
  }

  private void join(SecurityIdentity who, String id, Asked asked) {
    try {
      var joined =
          sockets.hub().join(who, asked.field(), asked.request(), asked.after(), outlet, id);
      outlet.loop().execute(() -> joined(id, joined.leave()));
    } catch (RefusedSubscriptionException e) {
      outlet.loop().execute(() -> refuse(id, SubscriptionGuards.errors(e.result())));
    } catch (RuleBrokenException e) {
      outlet.loop().execute(() -> refuse(id, SubscriptionGuards.errors(e)));
    } catch (RuntimeException e) {
      LOG.error("A subscription could not begin", e);
      outlet.loop().execute(() -> outlet.close(CloseCode.FAULT));
    }
  }

  private void joined(String id, Runnable leave) {
    if (outlet.isClosed() || subscriptions.replace(id, leave) == null) {
      sockets.hub().executor().execute(leave);
    }
  }

  private void refuse(String id, String errors) {
    subscriptions.remove(id);
    outlet.write("{\"id\":" + id + ",\"type\":\"error\",\"payload\":" + errors + "}");
  }

  private void end(String id) {
    var leave = subscriptions.remove(id);
    if (leave != null) {
      sockets.hub().executor().execute(leave);
    }
  }

  void closed() {
    sockets.vertx().cancelTimer(timer);
    subscriptions.values().forEach(leave -> sockets.hub().executor().execute(leave));
    subscriptions.clear();
    if (viewer != null) {
      sockets.leave(viewer.organisation());
    }
  }
}

package dev.countersign.oversight.platform.graphql.socket;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lets sockets in that speak graphql-transport-ws, from our own pages or from no page. */
@ApplicationScoped
class SocketDoor {
  /**
   * Before the filters and before the engine's own sockets: who it is comes in the first message.
   */
  private static final int ORDER = -1000;

  private static final String PROTOCOL = "graphql-transport-ws";
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;

  private final Sockets sockets;

  SocketDoor(Sockets sockets) {
    this.sockets = sockets;
  }

  void open(@Observes Router router) {
    router.route(HttpMethod.GET, "/graphql").order(ORDER).handler(this::handle);
  }

  private void handle(RoutingContext ctx) {
    var request = ctx.request();
    if (!request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
      ctx.next();
      return;
    }
    var offered = request.getHeader("Sec-WebSocket-Protocol");
    if (offered == null
        || Arrays.stream(offered.split(",")).map(String::strip).noneMatch(PROTOCOL::equals)) {
      ctx.response().setStatusCode(BAD_REQUEST).end("Speak " + PROTOCOL);
      return;
    }
    if (isFromElsewhere(
        request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))) {
      ctx.response().setStatusCode(FORBIDDEN).end();
      return;
    }
    request
        .toWebSocket()
        .onSuccess(
            socket -> {
              var context = (ContextInternal) ctx.vertx().getOrCreateContext();
              sockets.welcome(socket, ctx, context.nettyEventLoop());
            });
  }

  /** A browser tells which page opens a socket, and keeps no other page from doing it. */
  private static boolean isFromElsewhere(@Nullable String origin, @Nullable String host) {
    if (origin == null) {
      return false;
    }
    try {
      var authority = URI.create(origin).getAuthority();
      return authority == null || !authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}

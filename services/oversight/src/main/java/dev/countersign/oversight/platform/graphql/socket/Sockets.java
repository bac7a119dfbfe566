package dev.countersign.oversight.platform.graphql.socket;

import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RealTime;
import dev.countersign.oversight.platform.SocketTickets;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.graphql.http.SubscriptionGuards;
import io.netty.channel.EventLoop;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All sockets of this replica: who they belong to, and whether they are still there. */
@ApplicationScoped
class Sockets {
  private final SocketConfig config;
  private final Hub hub;
  private final SubscriptionGuards guards;
  private final Identities identities;
  private final CurrentViewer viewer;
  private final RealTime time;
  private final SocketTickets tickets;
  private final HttpAuthenticator authenticator;
  private final Vertx vertx;
  private final Set<Session> open = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> perTenant = new ConcurrentHashMap<>();

  Sockets(
      SocketConfig config,
      Hub hub,
      SubscriptionGuards guards,
      Identities identities,
      CurrentViewer viewer,
      RealTime time,
      SocketTickets tickets,
      HttpAuthenticator authenticator,
      Vertx vertx) {
    this.config = config;
    this.hub = hub;
    this.guards = guards;
    this.identities = identities;
    this.viewer = viewer;
    this.time = time;
    this.tickets = tickets;
    this.authenticator = authenticator;
    this.vertx = vertx;
  }

  @PostConstruct
  void ask() {
    vertx.setPeriodic(config.ping().toMillis(), tick -> open.forEach(Session::ask));
  }

  void welcome(ServerWebSocket socket, RoutingContext ctx, EventLoop loop) {
    var outlet = new Outlet(socket, loop, config.queueBytes());
    var session = new Session(outlet, ctx, this);
    open.add(session);
    socket.textMessageHandler(session::message);
    socket.binaryMessageHandler(bytes -> outlet.close(CloseCode.BAD_REQUEST));
    socket.exceptionHandler(fault -> outlet.close(CloseCode.BAD_REQUEST));
    socket.closeHandler(
        closed -> {
          open.remove(session);
          session.closed();
        });
    if (!"graphql-transport-ws".equals(socket.subProtocol())) {
      outlet.close(CloseCode.BAD_REQUEST);
      return;
    }
    session.expectInit(vertx.setTimer(config.init().toMillis(), late -> session.initIsLate()));
  }

  Hub hub() {
    return hub;
  }

  SocketConfig config() {
    return config;
  }

  SubscriptionGuards guards() {
    return guards;
  }

  Vertx vertx() {
    return vertx;
  }

  /** The token of {@code connection_init} is checked as that of any request. */
  Uni<SecurityIdentity> authenticate(RoutingContext ctx, String authorization) {
    ctx.request().headers().set(HttpHeaders.AUTHORIZATION, authorization);
    return authenticator.attemptAuthentication(ctx);
  }

  /** The token of a ticket that a page of ours got. */
  String token(String ticket) {
    return tickets.open(ticket);
  }

  /** Who an identity is; refused where a request would be. */
  Viewer viewer(SecurityIdentity identity) {
    return identities.as(identity, viewer::get);
  }

  long millisUntil(long epochSecond) {
    return Duration.between(time.now(), Instant.ofEpochSecond(epochSecond)).toMillis();
  }

  /** Takes one of the organisation's places; false if there is none left. */
  boolean enter(String tenant) {
    return perTenant.merge(tenant, 1, Integer::sum) <= config.perTenant();
  }

  void leave(String tenant) {
    perTenant.computeIfPresent(tenant, (same, count) -> count > 1 ? count - 1 : null);
  }
}

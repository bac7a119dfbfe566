package dev.countersign.oversight.platform.rest;

import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.SocketTickets;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Signing in and staying signed in, for the console's pages. */
@Path("/")
public class SessionDoor {
  /** A path of ours: never another site's address. */
  private static final String OWN_PATH = "/(?![/\\\\])[\\w./?=&%~:@+,;-]*";

  /** Header, claims, signature. */
  private static final int JWT_PARTS = 3;

  private final SecurityIdentity identity;
  private final CurrentViewer viewer;
  private final OidcSession session;
  private final SocketTickets tickets;

  SessionDoor(
      SecurityIdentity identity, CurrentViewer viewer, OidcSession session, SocketTickets tickets) {
    this.identity = identity;
    this.viewer = viewer;
    this.session = session;
    this.tickets = tickets;
  }

  /** Signs in at the realm first, then goes on to the page that asked. */
  @GET
  @Authenticated
  @Path("sign-in")
  public Response signIn(@QueryParam("to") @DefaultValue("/") String to) {
    return Response.seeOther(URI.create(to.matches(OWN_PATH) ? to : "/"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** Forgets the session here, so that signing in asks the realm again. */
  @POST
  @PermitAll
  @Path("session/forget")
  public Uni<Response> forget() {
    return identity.isAnonymous()
        ? Uni.createFrom().item(Response.noContent().build())
        : session.logout().replaceWith(() -> Response.noContent().build());
  }

  /**
   * Who is signed in, if anyone: until when without being asked for again, and when it ends unless
   * something is asked for before. Asking renews a session that is about to end.
   */
  @GET
  @PermitAll
  @Path("session")
  @Produces(MediaType.APPLICATION_JSON)
  public Response session() {
    var who = viewer.get();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("user", who.user());
    answer.put("organisation", who.organisation());
    answer.put("kind", who.kind().name());
    answer.put("roles", identity.getRoles().stream().sorted().toList());
    answer.put("expiresAt", identity.isAnonymous() ? "" : session.expiresAt().toString());
    answer.put("endsAt", identity.isAnonymous() ? "" : endsAt());
    return Response.ok(answer).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  /** When it cannot be renewed any more, as the realm's own token says; else when it expires. */
  private String endsAt() {
    var token = identity.getCredential(AccessTokenCredential.class);
    var refresh = token == null ? null : token.getRefreshToken();
    return Optional.ofNullable(refresh)
        .map(RefreshToken::getToken)
        .flatMap(SessionDoor::expiry)
        .orElse(session.expiresAt())
        .toString();
  }

  /** Of a JWT, read and not believed: it says until when a warning can wait, and lets nobody in. */
  private static Optional<Instant> expiry(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != JWT_PARTS) {
      return Optional.empty();
    }
    try {
      var claims = new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(parts[1])));
      return Optional.ofNullable(claims.getLong("exp")).map(Instant::ofEpochSecond);
    } catch (IllegalArgumentException | DecodeException | ClassCastException e) {
      return Optional.empty();
    }
  }

  /** Opens one socket, within half a minute. */
  @POST
  @Authenticated
  @Path("session/socket-ticket")
  @Produces(MediaType.APPLICATION_JSON)
  public Response socketTicket() {
    var token = identity.getCredential(AccessTokenCredential.class).getToken();
    return Response.ok(Map.of("ticket", tickets.seal(token)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}

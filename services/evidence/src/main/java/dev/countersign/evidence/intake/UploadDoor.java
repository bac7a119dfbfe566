package dev.countersign.evidence.intake;

import dev.countersign.evidence.notice.Aftercare;
import dev.countersign.evidence.ticket.Action;
import dev.countersign.evidence.ticket.Tickets;
import dev.countersign.evidence.vault.Seals.Outcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** {@code PUT /uploads/{ticket}}: the ticket is all the authority that there is. */
@Path("/uploads/{ticket}")
@PermitAll
public final class UploadDoor {
  private static final int ASK_AGAIN_SECONDS = 2;

  private final Tickets tickets;
  private final ReceiveUpload receive;
  private final Aftercare aftercare;

  UploadDoor(Tickets tickets, ReceiveUpload receive, Aftercare aftercare) {
    this.tickets = tickets;
    this.receive = receive;
    this.aftercare = aftercare;
  }

  /**
   * Where to go on, how much of what came in before is hashed again by now, and whether it is
   * sealed: that all of it came in does not say so. The ticket is looked at and not used up.
   */
  @HEAD
  @RunOnVirtualThread
  public Response offset(@PathParam("ticket") String compact) {
    var ticket = tickets.look(compact, Action.UPLOAD);
    var sealed = receive.sealed(ticket);
    var offset = receive.offset(ticket);
    var hashed = Math.min(receive.hashed(ticket), offset);
    return Response.ok()
        .header("Upload-Offset", offset)
        .header("Upload-Hashed", hashed)
        .header(HttpHeaders.RETRY_AFTER, hashed < offset ? ASK_AGAIN_SECONDS : null)
        .header("Upload-Length", ticket.upload().size())
        .header("Upload-State", sealed ? Received.SEALED : Received.OPEN)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  // Waiting for a slow client must not hold a worker that others need.
  @PUT
  @RunOnVirtualThread
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response upload(
      @PathParam("ticket") String ticket,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
      @HeaderParam("Content-Range") @Nullable String range,
      InputStream body)
      throws IOException {
    var taken = tickets.take(ticket, Action.UPLOAD);
    var outcome =
        receive.receive(
            taken,
            length == null ? -1 : length,
            UploadRange.first(range, taken.upload().size()),
            body);
    return switch (outcome) {
      case Outcome.Sealed(var seal) -> {
        aftercare.wake();
        yield answer(Response.Status.CREATED, Received.of(seal));
      }
      case Outcome.AlreadySealed(var earlier) -> answer(Response.Status.OK, Received.of(earlier));
      case Outcome.OtherBytes() -> throw ReceiveUpload.otherBytes();
    };
  }

  private static Response answer(Response.Status status, Received received) {
    return Response.status(status).entity(received).build();
  }
}

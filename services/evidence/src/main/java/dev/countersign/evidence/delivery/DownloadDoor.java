package dev.countersign.evidence.delivery;

import dev.countersign.evidence.delivery.Downloads.Download;
import dev.countersign.evidence.problem.ProblemMapper;
import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.scrub.Alarm;
import dev.countersign.evidence.ticket.Action;
import dev.countersign.evidence.ticket.Tickets;
import dev.countersign.evidence.vault.Blobs;
import dev.countersign.evidence.vault.Seal;
import dev.countersign.evidence.vault.Seals;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET /downloads/{ticket}}: one ticket, one request, whole or one range. */
@Path("/downloads/{ticket}")
@PermitAll
public final class DownloadDoor {
  private final Tickets tickets;
  private final Seals seals;
  private final Blobs blobs;
  private final Alarm alarm;
  private final Downloads downloads;

  DownloadDoor(Tickets tickets, Seals seals, Blobs blobs, Alarm alarm, Downloads downloads) {
    this.tickets = tickets;
    this.seals = seals;
    this.blobs = blobs;
    this.alarm = alarm;
    this.downloads = downloads;
  }

  @GET
  @RunOnVirtualThread
  public Response download(
      @PathParam("ticket") String compact,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange,
      @Context RoutingContext context) {
    var ticket = tickets.take(compact, Action.DOWNLOAD);
    var seal =
        seals
            .find(ticket.owner().value(), ticket.evidence().value())
            .orElseThrow(
                () ->
                    new Refusal(RefusalCode.NOT_FOUND, "There is nothing here that you may see."));
    var etag = '"' + seal.sha256() + '"';
    try {
      var part =
          ByteRange.parse(ifRange == null || ifRange.equals(etag) ? range : null, seal.size());
      var download = downloads.begin(ticket.organisation().value(), new ClientOverHttp(context));
      return answer(seal, etag, part, download);
    } catch (Refusal notSatisfiable) {
      if (notSatisfiable.code() != RefusalCode.RANGE_NOT_SATISFIABLE) {
        throw notSatisfiable;
      }
      return Response.fromResponse(new ProblemMapper().refusal(notSatisfiable))
          .header("Content-Range", "bytes */" + seal.size())
          .build();
    }
  }

  private Response answer(Seal seal, String etag, Optional<ByteRange> range, Download download) {
    var source = blobs.open(seal.blob(), seal.evidence(), seal.size());
    var outflow = new Outflow(seal, source, alarm, download);
    var answer =
        range
            .map(
                part ->
                    Response.status(Response.Status.PARTIAL_CONTENT)
                        .entity((StreamingOutput) to -> outflow.part(part, to))
                        .header(HttpHeaders.CONTENT_LENGTH, part.length())
                        .header("Content-Range", part.contentRange(seal.size())))
            .orElseGet(
                () ->
                    Response.ok((StreamingOutput) outflow::whole)
                        .header(HttpHeaders.CONTENT_LENGTH, seal.size()));
    // Whatever a lab writes is hostile to whoever opens it: never shown, never run, never cached.
    return answer
        .type(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(seal.name()))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.ETAG, etag)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}

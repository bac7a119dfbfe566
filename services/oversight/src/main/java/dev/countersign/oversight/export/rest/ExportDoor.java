package dev.countersign.oversight.export.rest;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.oversight.export.AssembleExport;
import dev.countersign.oversight.platform.AsOf;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compliance as a file. How many rows come is said before the first one, so that whoever reads can
 * tell how far it is; closing the connection cancels it, and nothing is left behind.
 */
@Blocking
@Path("/exports")
public class ExportDoor {
  private static final Logger LOG = Logger.getLogger(ExportDoor.class);
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final AssembleExport assemble;
  private final Standpoint standpoint;
  private final Counter cancelled;

  ExportDoor(AssembleExport assemble, Standpoint standpoint, MeterRegistry meters) {
    this.assemble = assemble;
    this.standpoint = standpoint;
    this.cancelled =
        Counter.builder("countersign.exports.cancelled")
            .description("Exports whose reader went away before the end")
            .register(meters);
  }

  @GET
  @Path("compliance.{format}")
  @RolesAllowed({"lab", "regulator"})
  public Response compliance(
      @PathParam("format") String name,
      @QueryParam("lab") @Nullable String lab,
      @QueryParam("instrument") @Nullable String instrument,
      @QueryParam("validAt") @Nullable String validAt,
      @QueryParam("knownAt") @Nullable String knownAt) {
    try {
      var format =
          ExportFormat.of(name)
              .orElseThrow(
                  () -> RefusedException.invalid("Ask for compliance.csv, .json, .oscal or .pdf."));
      standpoint.look(new AsOf(instant(validAt), instant(knownAt), null, null), true);
      var export = assemble.assemble(lab, instrument);
      StreamingOutput body = out -> write(() -> format.write(export, out), out);
      return Response.ok(body, format.mediaType())
          .header(
              HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + format.fileName() + "\"")
          .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
          .header("Countersign-Rows", export.rows().size())
          .header("Countersign-Valid-At", export.validAt().toString())
          .header("Countersign-Log-Size", export.logSize())
          .build();
    } catch (RuleBrokenException e) {
      return Response.status(status(e.code()))
          .type(MediaType.APPLICATION_JSON)
          .entity(Map.of("code", e.code(), "message", String.valueOf(e.getMessage())))
          .build();
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void write(Writing writing, OutputStream out) throws IOException {
    try {
      writing.run();
      out.flush();
    } catch (IOException e) {
      cancelled.increment();
      LOG.infof(
          "EXPORT_CANCELLED: its reader went away; nothing is kept of it (%s)", e.getMessage());
      throw e;
    }
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw RefusedException.invalid("validAt and knownAt are instants like 2026-07-25T00:00:00Z.");
    }
  }

  private static int status(String code) {
    return switch (code) {
      case "NOT_FOUND" -> NOT_FOUND;
      case "FORBIDDEN" -> FORBIDDEN;
      default -> BAD_REQUEST;
    };
  }
}

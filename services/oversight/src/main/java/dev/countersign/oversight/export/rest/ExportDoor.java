package dev.countersign.oversight.export.rest;

import dev.countersign.oversight.export.AssembleExport;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.rest.FileAnswers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
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
    return FileAnswers.file(
        () -> {
          var format =
              ExportFormat.of(name)
                  .orElseThrow(
                      () ->
                          RefusedException.invalid(
                              "Ask for compliance.csv, .json, .oscal or .pdf."));
          standpoint.look(FileAnswers.asOf(validAt, knownAt), true);
          var export = assemble.assemble(lab, instrument);
          StreamingOutput body = out -> write(() -> format.write(export, out), out);
          return FileAnswers.named(format.fileName(), format.mediaType(), body)
              .header("Countersign-Rows", export.rows().size())
              .header("Countersign-Valid-At", export.validAt().toString())
              .header("Countersign-Log-Size", export.logSize());
        });
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
}

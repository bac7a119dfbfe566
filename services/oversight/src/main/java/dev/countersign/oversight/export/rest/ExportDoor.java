package dev.countersign.oversight.export.rest;

import dev.countersign.oversight.export.AssembleExport;
import dev.countersign.oversight.export.AssembleIncidents;
import dev.countersign.oversight.export.AssembleObligations;
import dev.countersign.oversight.export.ComplianceExport;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.rest.FileAnswers;
import dev.countersign.oversight.platform.rest.TakesTurn;
import dev.countersign.oversight.proof.AssembleBundle;
import dev.countersign.proofs.bundle.BundleText;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compliance, what is owed, and incidents, as files. How many rows come is said before the first
 * one, so that whoever reads can tell how far it is; closing the connection cancels it, and nothing
 * is left behind.
 */
@Blocking
@TakesTurn
@Path("/exports")
public class ExportDoor {
  private static final Logger LOG = Logger.getLogger(ExportDoor.class);

  private final AssembleExport assemble;
  private final AssembleObligations assembleObligations;
  private final AssembleIncidents assembleIncidents;
  private final AssembleBundle bundles;
  private final Standpoint standpoint;
  private final Counter cancelled;

  ExportDoor(
      AssembleExport assemble,
      AssembleObligations assembleObligations,
      AssembleIncidents assembleIncidents,
      AssembleBundle bundles,
      Standpoint standpoint,
      MeterRegistry meters) {
    this.assemble = assemble;
    this.assembleObligations = assembleObligations;
    this.assembleIncidents = assembleIncidents;
    this.bundles = bundles;
    this.standpoint = standpoint;
    this.cancelled =
        Counter.builder("countersign.exports.cancelled")
            .description("Exports whose reader went away before the end")
            .register(meters);
  }

  /** Every form of one lab's compliance, with its proof beside. */
  @GET
  @Path("compliance.zip")
  @RolesAllowed({"lab", "regulator"})
  public Response proven(
      @QueryParam("lab") @Nullable String lab,
      @QueryParam("instrument") @Nullable String instrument,
      @QueryParam("validAt") @Nullable String validAt,
      @QueryParam("knownAt") @Nullable String knownAt) {
    return FileAnswers.file(
        () -> {
          if (lab == null) {
            throw RefusedException.invalid("A proof is of one lab. Name it: lab=org_….");
          }
          standpoint.look(FileAnswers.asOf(validAt, knownAt), true);
          var export = assemble.assemble(lab, instrument);
          var proven = new ProvenExport(export, proof(export));
          StreamingOutput body = out -> write(() -> proven.write(out), out);
          return told(FileAnswers.named("compliance.zip", "application/zip", body), export);
        });
  }

  /** The bundle about the newest version: it holds all that its whole lab is judged by. */
  private @Nullable String proof(ComplianceExport export) {
    return export.rows().stream()
        .map(row -> row.modelVersion())
        .filter(Objects::nonNull)
        .reduce((earlier, later) -> later)
        .map(version -> BundleText.write(bundles.about(version)))
        .orElse(null);
  }

  private static ResponseBuilder told(ResponseBuilder answer, ComplianceExport export) {
    return told(answer, export.rows().size(), export.validAt(), export.logSize());
  }

  private static ResponseBuilder told(
      ResponseBuilder answer, int rows, Instant validAt, long logSize) {
    return answer
        .header("Countersign-Rows", rows)
        .header("Countersign-Valid-At", validAt.toString())
        .header("Countersign-Log-Size", logSize);
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
                              "Ask for compliance.csv, .json, .oscal, .pdf or .zip."));
          standpoint.look(FileAnswers.asOf(validAt, knownAt), true);
          var export = assemble.assemble(lab, instrument);
          StreamingOutput body = out -> write(() -> format.write(export, out), out);
          return told(FileAnswers.named(format.fileName(), format.mediaType(), body), export);
        });
  }

  /** What is owed, with its days and what they were before. */
  @GET
  @Path("obligations.{format: csv|json}")
  @RolesAllowed({"lab", "auditor", "regulator"})
  public Response obligations(
      @PathParam("format") String format,
      @QueryParam("lab") @Nullable String lab,
      @QueryParam("instrument") @Nullable String instrument,
      @QueryParam("validAt") @Nullable String validAt,
      @QueryParam("knownAt") @Nullable String knownAt) {
    return FileAnswers.file(
        () -> {
          standpoint.look(FileAnswers.asOf(validAt, knownAt), true);
          var export = assembleObligations.assemble(lab, instrument);
          return told(
              register(
                  "obligations",
                  format,
                  out -> ObligationForms.csv(export, out),
                  out -> ObligationForms.json(export, out)),
              export.rows().size(),
              export.validAt(),
              export.logSize());
        });
  }

  /** The register of incidents, each with all that was said of it. */
  @GET
  @Path("incidents.{format: csv|json}")
  @RolesAllowed({"lab", "auditor", "regulator"})
  public Response incidents(
      @PathParam("format") String format,
      @QueryParam("lab") @Nullable String lab,
      @QueryParam("instrument") @Nullable String instrument,
      @QueryParam("validAt") @Nullable String validAt,
      @QueryParam("knownAt") @Nullable String knownAt) {
    return FileAnswers.file(
        () -> {
          standpoint.look(FileAnswers.asOf(validAt, knownAt), true);
          var export = assembleIncidents.assemble(lab, instrument);
          return told(
              register(
                  "incidents",
                  format,
                  out -> IncidentForms.csv(export, out),
                  out -> IncidentForms.json(export, out)),
              format.equals("csv") ? export.lines() : export.rows().size(),
              export.validAt(),
              export.logSize());
        });
  }

  private ResponseBuilder register(String name, String format, Form csv, Form json) {
    boolean isCsv = format.equals("csv");
    var form = isCsv ? csv : json;
    StreamingOutput body = out -> write(() -> form.write(out), out);
    return FileAnswers.named(
        name + "." + format, isCsv ? "text/csv; charset=utf-8" : "application/json", body);
  }

  private interface Form {
    void write(OutputStream out) throws IOException;
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

package dev.countersign.oversight.pack.rest;

import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.export.PlacesInLog;
import dev.countersign.oversight.pack.AssemblePack;
import dev.countersign.oversight.pack.AssemblePack.LabPack;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.rest.FileAnswers;
import dev.countersign.oversight.platform.rest.TakesTurn;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A lab's packs as files: to read, or to write a report from. */
@Blocking
@TakesTurn
@Path("/packs")
public class PackDoor {
  private final AssemblePack assemble;
  private final PlacesInLog places;
  private final Standpoint standpoint;

  PackDoor(AssemblePack assemble, PlacesInLog places, Standpoint standpoint) {
    this.assemble = assemble;
    this.places = places;
    this.standpoint = standpoint;
  }

  @GET
  @Path("model-report.{format: json|pdf}")
  @RolesAllowed("lab")
  public Response modelReport(
      @PathParam("format") String format,
      @QueryParam("modelVersion") @Nullable String modelVersion,
      @QueryParam("validAt") @Nullable String validAt,
      @QueryParam("knownAt") @Nullable String knownAt) {
    return answer(
        "model-report",
        format,
        validAt,
        knownAt,
        () -> assemble.onModel(new ModelVersionId(given("modelVersion", modelVersion))));
  }

  @GET
  @Path("board-report.{format: json|pdf}")
  @RolesAllowed("officer")
  public Response boardReport(
      @PathParam("format") String format,
      @QueryParam("from") @Nullable String from,
      @QueryParam("validAt") @Nullable String validAt,
      @QueryParam("knownAt") @Nullable String knownAt) {
    return answer(
        "board-report",
        format,
        validAt,
        knownAt,
        () ->
            assemble.forBoard(
                Objects.requireNonNull(FileAnswers.instant("from", given("from", from)))));
  }

  private static String given(String name, @Nullable String value) {
    if (value == null) {
      throw RefusedException.invalid("Say %s.".formatted(name));
    }
    return value;
  }

  private Response answer(
      String name,
      String format,
      @Nullable String validAt,
      @Nullable String knownAt,
      Supplier<LabPack> assembling) {
    return FileAnswers.file(
        () -> {
          standpoint.look(FileAnswers.asOf(validAt, knownAt), true);
          return written(name + "." + format, format, assembling.get());
        });
  }

  private ResponseBuilder written(String name, String format, LabPack pack) {
    var checkpoint = places.checkpoint().orElse(null);
    var file =
        new PackFile(
            pack,
            checkpoint == null ? 0 : checkpoint.size(),
            checkpoint == null ? null : checkpoint.note(),
            places.indexes(
                pack.pack().sections().stream()
                    .flatMap(section -> section.items().stream())
                    .map(item -> item.relatesTo())
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList()));
    boolean isPdf = format.equals("pdf");
    StreamingOutput body = out -> (isPdf ? PackFile.PDF : PackFile.JSON).write(file, out);
    return FileAnswers.named(name, isPdf ? "application/pdf" : MediaType.APPLICATION_JSON, body)
        .header("Countersign-Valid-At", pack.at().toString())
        .header("Countersign-Log-Size", file.logSize());
  }
}

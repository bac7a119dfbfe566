package dev.countersign.oversight.proof.rest;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.oversight.proof.AssembleBundle;
import dev.countersign.proofs.bundle.BundleText;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** One file that proves a decision, for whoever may see it: with a token, or what is public. */
@Blocking
@Path("/proofs")
public class ProofDoor {
  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;

  private final AssembleBundle assemble;

  ProofDoor(AssembleBundle assemble) {
    this.assemble = assemble;
  }

  @GET
  @PermitAll
  @Path("{id: [a-z]+_[0-9a-f]{32}}")
  public Response bundle(@PathParam("id") String id) {
    try {
      return Response.ok(BundleText.write(assemble.about(id)), MediaType.APPLICATION_JSON)
          .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".proof.json\"")
          .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
          .build();
    } catch (RuleBrokenException e) {
      var refusal =
          Response.status(status(e.code()))
              .type(MediaType.APPLICATION_JSON)
              .entity(Map.of("code", e.code(), "message", String.valueOf(e.getMessage())));
      return e.code().equals("NOT_YET_LOGGED")
          ? refusal.header(HttpHeaders.RETRY_AFTER, 1).build()
          : refusal.build();
    }
  }

  private static int status(String code) {
    return switch (code) {
      case "NOT_FOUND" -> NOT_FOUND;
      case "FORBIDDEN" -> FORBIDDEN;
      default -> CONFLICT;
    };
  }
}

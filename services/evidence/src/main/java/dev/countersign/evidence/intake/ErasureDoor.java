package dev.countersign.evidence.intake;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Erases, for oversight alone, which has recorded by then that and why. */
@Path("/internal/evidence/{owner}/{evidence}")
@RolesAllowed("service")
public final class ErasureDoor {
  private final EraseEvidence erase;

  ErasureDoor(EraseEvidence erase) {
    this.erase = erase;
  }

  @DELETE
  @Blocking
  public Response erase(@PathParam("owner") String owner, @PathParam("evidence") String evidence) {
    erase.erase(owner, evidence);
    return Response.noContent().build();
  }
}

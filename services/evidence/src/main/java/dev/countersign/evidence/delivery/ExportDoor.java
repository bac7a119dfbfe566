package dev.countersign.evidence.delivery;

import dev.countersign.evidence.normal.EveryEvalEver;
import dev.countersign.evidence.normal.EveryEvalEver.Relationship;
import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.vault.Readings;
import dev.countersign.evidence.vault.Seals;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results in the form of Every Eval Ever, for oversight, which knows whose they are. */
@Path("/internal/exports/{owner}/{evidence}")
@RolesAllowed("service")
public final class ExportDoor {
  private final Seals seals;
  private final Readings readings;

  ExportDoor(Seals seals, Readings readings) {
    this.seals = seals;
    this.readings = readings;
  }

  @GET
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> export(
      @PathParam("owner") String owner,
      @PathParam("evidence") String evidence,
      @QueryParam("organisation") @Nullable String organisation,
      @QueryParam("relationship") @Nullable Relationship relationship) {
    var seal = seals.find(owner, evidence).orElseThrow(ExportDoor::absent);
    var kept =
        readings
            .find(seal.id())
            .orElseThrow(
                () -> new Refusal(RefusalCode.NOT_READ_YET, "It is being read; try again soon."));
    if (kept.reading().log() == null) {
      throw absent();
    }
    return EveryEvalEver.of(
        seal,
        kept,
        organisation == null ? owner : organisation,
        relationship == null ? Relationship.THIRD_PARTY : relationship);
  }

  private static Refusal absent() {
    return new Refusal(RefusalCode.NOT_FOUND, "There is nothing here that you may see.");
  }
}

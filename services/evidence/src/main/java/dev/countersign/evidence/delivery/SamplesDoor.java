package dev.countersign.evidence.delivery;

import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.vault.Readings;
import dev.countersign.evidence.vault.Seal;
import dev.countersign.evidence.vault.Seals;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Samples, for oversight alone, which has checked by then who may see them. */
@Path("/internal/samples/{owner}/{evidence}")
@RolesAllowed("service")
public final class SamplesDoor {
  private final Seals seals;
  private final Readings readings;

  SamplesDoor(Seals seals, Readings readings) {
    this.seals = seals;
    this.readings = readings;
  }

  /**
   * One page of samples.
   *
   * @param page from 0
   * @param total samples that the file holds
   */
  public record SamplesPage(
      String owner, String evidence, long page, long pages, long total, List<Sample> samples) {}

  @GET
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  public SamplesPage page(
      @PathParam("owner") String owner,
      @PathParam("evidence") String evidence,
      @QueryParam("page") @DefaultValue("0") long page) {
    var seal = seals.find(owner, evidence).orElseThrow(SamplesDoor::absent);
    var reading =
        readings
            .find(seal.id())
            .orElseThrow(
                () -> new Refusal(RefusalCode.NOT_READ_YET, "It is being read; try again soon."));
    long total = reading.log() == null ? 0 : reading.log().samples();
    long pages = Math.ceilDiv(total, Readings.PAGE);
    if (page < 0 || (page >= pages && page > 0)) {
      throw absent();
    }
    return new SamplesPage(
        owner, evidence, page, pages, total, readings.page(Seal.key(owner, evidence), page));
  }

  private static Refusal absent() {
    return new Refusal(RefusalCode.NOT_FOUND, "There is nothing here that you may see.");
  }
}

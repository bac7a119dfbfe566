package dev.countersign.evidence.delivery;

import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reading.ProveSample;
import dev.countersign.evidence.vault.Readings;
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
  private final ProveSample prove;

  SamplesDoor(Seals seals, Readings readings, ProveSample prove) {
    this.seals = seals;
    this.readings = readings;
    this.prove = prove;
  }

  /**
   * One page of samples.
   *
   * @param page from 0
   * @param first number of the first sample on the page, from 0
   * @param total samples that the file holds
   * @param root of the Merkle tree over them
   */
  public record SamplesPage(
      String owner,
      String evidence,
      long page,
      long pages,
      long first,
      long total,
      String root,
      List<Sample> samples) {}

  /**
   * One sample with the proof that it is in the run.
   *
   * @param index from 0
   * @param root of the Merkle tree over the samples, each leaf of which is a content digest
   * @param proof hashes from the leaf up, in lower-case hex
   */
  public record ProvenSample(
      long index, long total, String root, List<String> proof, Sample sample) {}

  @GET
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  public SamplesPage page(
      @PathParam("owner") String owner,
      @PathParam("evidence") String evidence,
      @QueryParam("page") @DefaultValue("0") long page) {
    var kept = kept(owner, evidence);
    long total = kept.run().samples();
    long pages = Math.ceilDiv(total, Readings.PAGE);
    if (page < 0 || (page >= pages && page > 0)) {
      throw absent();
    }
    return new SamplesPage(
        owner,
        evidence,
        page,
        pages,
        page * Readings.PAGE,
        total,
        kept.run().root(),
        readings.page(kept.id(), page));
  }

  @GET
  @Path("/{index}")
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  public ProvenSample one(
      @PathParam("owner") String owner,
      @PathParam("evidence") String evidence,
      @PathParam("index") long index) {
    var kept = kept(owner, evidence);
    if (index < 0 || index >= kept.run().samples()) {
      throw absent();
    }
    var page = readings.page(kept.id(), index / Readings.PAGE);
    int place = (int) (index % Readings.PAGE);
    if (place >= page.size()) {
      // It is being erased.
      throw absent();
    }
    return new ProvenSample(
        index, kept.run().samples(), kept.run().root(), prove.prove(kept, index), page.get(place));
  }

  private Readings.Kept kept(String owner, String evidence) {
    var seal = seals.find(owner, evidence).orElseThrow(SamplesDoor::absent);
    return readings
        .find(seal.id())
        .orElseThrow(
            () -> new Refusal(RefusalCode.NOT_READ_YET, "It is being read; try again soon."));
  }

  private static Refusal absent() {
    return new Refusal(RefusalCode.NOT_FOUND, "There is nothing here that you may see.");
  }
}

package dev.countersign.transparency.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.proofs.merkle.SubtreeProofs;
import dev.countersign.transparency.tree.KnownSubtrees;
import dev.countersign.transparency.tree.TreeRows;
import dev.countersign.transparency.tree.TreeRows.Published;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Proofs ready made, for those who do not want to cut them from tiles. */
@Blocking
@Path("proofs")
@Produces(MediaType.APPLICATION_JSON)
public class ProofResource {
  private final TreeRows rows;
  private final KnownSubtrees subtrees;

  ProofResource(TreeRows rows, KnownSubtrees subtrees) {
    this.rows = rows;
    this.subtrees = subtrees;
  }

  /**
   * A proof in the tree of this size.
   *
   * @param checkpoint the signed checkpoint of that tree, if one was published at exactly this size
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Proof(long size, List<String> hashes, @Nullable String checkpoint) {}

  /** That an entry stands in the tree of a size; without one, in the newest published. */
  @GET
  @Path("inclusion")
  @Transactional
  public Response inclusion(
      @Nullable @QueryParam("index") String index, @Nullable @QueryParam("size") String size) {
    return answer(index, size, 1, SubtreeProofs::inclusion);
  }

  /** That a tree only adds to an earlier one; without a size to reach, the newest published. */
  @GET
  @Path("consistency")
  @Transactional
  public Response consistency(
      @Nullable @QueryParam("from") String from, @Nullable @QueryParam("to") String to) {
    return answer(from, to, 0, SubtreeProofs::consistency);
  }

  private interface Prover {
    List<byte[]> prove(SubtreeProofs proofs, long place, long size);
  }

  private Response answer(
      @Nullable String place, @Nullable String size, int leavesBehindPlace, Prover prover) {
    var newest = rows.newestCheckpoint();
    long published = newest.map(Published::size).orElse(0L);
    var at = number(place);
    var of = size == null ? OptionalLong.of(published) : number(size);
    if (at.isEmpty() || of.isEmpty()) {
      return refusal(Status.BAD_REQUEST, "Places and sizes are whole numbers from 0 on.");
    }
    if (of.getAsLong() > published || at.getAsLong() + leavesBehindPlace > of.getAsLong()) {
      return refusal(Status.NOT_FOUND, "The published log is not that large.");
    }
    var hashes =
        SubtreeProofs.inOneFetch(
            subtrees, proofs -> prover.prove(proofs, at.getAsLong(), of.getAsLong()));
    return Response.ok(
            new Proof(
                of.getAsLong(),
                hashes.stream().map(Base64.getEncoder()::encodeToString).toList(),
                checkpoint(newest, of.getAsLong())))
        .build();
  }

  private @Nullable String checkpoint(Optional<Published> newest, long size) {
    return newest
        .filter(published -> published.size() == size)
        .or(() -> rows.checkpointOf(size))
        .map(Published::note)
        .orElse(null);
  }

  private static OptionalLong number(@Nullable String text) {
    return text != null && text.matches("0|[1-9][0-9]{0,17}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private static Response refusal(Status status, String sentence) {
    return Response.status(status).type(MediaType.TEXT_PLAIN_TYPE).entity(sentence + "\n").build();
  }
}

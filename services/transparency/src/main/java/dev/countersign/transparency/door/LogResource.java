package dev.countersign.transparency.door;

import dev.countersign.proofs.tile.TilePath;
import dev.countersign.transparency.sequencer.LogKey;
import dev.countersign.transparency.tree.TreeRows;
import dev.countersign.transparency.tree.TreeRows.Published;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Checkpoint, tiles and entry bundles, byte for byte as C2SP's tlog-tiles has them. */
@Blocking
@Path("/")
public class LogResource {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String SHORTLY = "no-cache";
  private static final int LEVEL_BITS = 8;
  private static final int HIGHEST_LEVEL = 7;

  private final TreeRows rows;
  private final LogKey key;

  LogResource(TreeRows rows, LogKey key) {
    this.rows = rows;
    this.key = key;
  }

  @GET
  @Path("checkpoint")
  @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
  public Response checkpoint() {
    return rows.newestCheckpoint()
        .map(c -> Response.ok(c.note()).header("Cache-Control", SHORTLY).build())
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
  }

  @GET
  @Path("key")
  @Produces(MediaType.TEXT_PLAIN)
  public String key() {
    return key.verifier().toText() + "\n";
  }

  @GET
  @Path("tile/{level: [0-9]+}/{place: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response tile(@PathParam("level") String level, @PathParam("place") String place) {
    if (!level.matches("[0-9]") || Integer.parseInt(level) > HIGHEST_LEVEL) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    int height = Integer.parseInt(level);
    return at(height, place)
        .map(
            tile ->
                join(rows.hashes(height * LEVEL_BITS, tile.index() * TilePath.FULL, tile.width())))
        .map(LogResource::immutable)
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
  }

  @GET
  @Path("tile/entries/{place: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response entries(@PathParam("place") String place) {
    return at(0, place)
        .map(tile -> bundle(rows.leaves(tile.index() * TilePath.FULL, tile.width())))
        .map(LogResource::immutable)
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
  }

  /** A tile that the published tree has, exactly as wide as it is asked for. */
  private Optional<TilePath> at(int level, String place) {
    long size = rows.newestCheckpoint().map(Published::size).orElse(0L);
    return TilePath.parse(place)
        .filter(tile -> tile.width() <= TilePath.width(level, tile.index(), size));
  }

  private static Response immutable(byte[] bytes) {
    return Response.ok(bytes).header("Cache-Control", FOR_EVER).build();
  }

  private static byte[] join(List<byte[]> hashes) {
    var out = new ByteArrayOutputStream();
    hashes.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static byte[] bundle(List<byte[]> leaves) {
    var out = new ByteArrayOutputStream();
    for (var leaf : leaves) {
      out.writeBytes(ByteBuffer.allocate(2).putShort((short) leaf.length).array());
      out.writeBytes(leaf);
    }
    return out.toByteArray();
  }
}

package dev.countersign.oversight.proof.rest;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.evidence.ReadContents;
import dev.countersign.oversight.evidence.VaultContents;
import dev.countersign.oversight.platform.rest.FileAnswers;
import dev.countersign.oversight.platform.rest.TakesTurn;
import dev.countersign.oversight.proof.AssembleBundle;
import dev.countersign.oversight.proof.AssembleSampleProof;
import dev.countersign.proofs.bundle.BundleText;
import dev.countersign.proofs.bundle.SampleProofText;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** One file that proves a thing, for whoever may see it: with a token, or what is public. */
@Blocking
@TakesTurn
@Path("/proofs")
public class ProofDoor {
  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;
  private static final int UNAVAILABLE = 503;

  private final AssembleBundle assemble;
  private final AssembleSampleProof assembleSample;
  private final ReadContents contents;
  private final VaultContents vault;

  ProofDoor(
      AssembleBundle assemble,
      AssembleSampleProof assembleSample,
      ReadContents contents,
      VaultContents vault) {
    this.assemble = assemble;
    this.assembleSample = assembleSample;
    this.contents = contents;
    this.vault = vault;
  }

  @GET
  @PermitAll
  @Path("{id: [a-z]+_[0-9a-f]{32}}")
  public Response bundle(@PathParam("id") String id) {
    return file(id, () -> BundleText.write(assemble.about(id)));
  }

  @GET
  @PermitAll
  @Path("{id: evd_[0-9a-f]{32}}/samples/{index: [0-9]{1,18}}")
  public Response sample(@PathParam("id") String id, @PathParam("index") long index) {
    return file(id + ".sample-" + index, () -> sample(new EvidenceId(id), index));
  }

  /** The vault is asked between two transactions: none waits for it. */
  private String sample(EvidenceId id, long index) {
    var found = vault.sample(contents.samplesOf(id).owner(), id.value(), index);
    return SampleProofText.write(assembleSample.of(id, found));
  }

  private static Response file(String name, Supplier<String> text) {
    try {
      return Response.ok(text.get(), MediaType.APPLICATION_JSON)
          .header(
              HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".proof.json\"")
          .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
          .build();
    } catch (RuleBrokenException e) {
      return FileAnswers.refused(status(e.code()), e);
    }
  }

  private static int status(String code) {
    return switch (code) {
      case "NOT_FOUND" -> NOT_FOUND;
      case "FORBIDDEN" -> FORBIDDEN;
      case "VAULT_AWAY" -> UNAVAILABLE;
      default -> CONFLICT;
    };
  }
}

package dev.countersign.oversight.evidence.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.evidence.RecordSealedEvidence;
import dev.countersign.oversight.evidence.RecordSealedEvidence.Read;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the vault tells, again and again until it is told that it is known. */
@Blocking
@Path("/internal/evidence/sealed")
public class SealedEvidenceDoor {
  private static final int CONFLICT = 409;

  private final RecordSealedEvidence record;

  SealedEvidenceDoor(RecordSealedEvidence record) {
    this.record = record;
  }

  /** The notice; what is not needed here is not looked at. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Notice(String evidence, String owner, String sha256, long size, Parsed parsed) {}

  /** What the file says. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Parsed(
      String format,
      boolean decisionGrade,
      @Nullable Long planned,
      @Nullable Long completed,
      List<Warning> warnings) {}

  /** One warning by its code. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Warning(String code) {}

  @POST
  @RolesAllowed("service")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response sealed(Notice notice) {
    try {
      record.record(
          new EvidenceId(notice.evidence()),
          new OrganisationId(notice.owner()),
          new Read(
              notice.sha256(),
              notice.size(),
              notice.parsed().format(),
              notice.parsed().decisionGrade(),
              notice.parsed().planned(),
              notice.parsed().completed(),
              notice.parsed().warnings().stream().map(Warning::code).toList()));
      return Response.noContent().build();
    } catch (RuleBrokenException e) {
      return Response.status(CONFLICT)
          .type(MediaType.APPLICATION_JSON)
          .entity(Map.of("code", e.code(), "message", String.valueOf(e.getMessage())))
          .build();
    }
  }
}

package dev.countersign.oversight.evidence.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvidenceFact.MetricRead;
import dev.countersign.domain.fact.EvidenceFact.ScoreRead;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.evidence.RecordDamagedEvidence;
import dev.countersign.oversight.evidence.RecordSealedEvidence;
import dev.countersign.oversight.evidence.RecordSealedEvidence.Read;
import dev.countersign.oversight.evidence.RecordSealedEvidence.Results;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the vault tells, again and again until it is told that it is known. */
@Blocking
@Path("/internal/evidence")
public class SealedEvidenceDoor {
  private static final int CONFLICT = 409;

  private final RecordSealedEvidence record;
  private final RecordDamagedEvidence damage;

  SealedEvidenceDoor(RecordSealedEvidence record, RecordDamagedEvidence damage) {
    this.record = record;
    this.damage = damage;
  }

  /** What is kept is not what was sealed. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Damage(String evidence, String owner, String failure, Instant foundAt) {}

  @POST
  @Path("/damaged")
  @RolesAllowed("service")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response damaged(Damage notice) {
    return answering(
        () -> {
          need(notice, "evidence");
          need(notice.evidence(), "evidence");
          need(notice.owner(), "owner");
          need(notice.failure(), "failure");
          need(notice.foundAt(), "foundAt");
          damage.record(
              new EvidenceId(notice.evidence()),
              new OrganisationId(notice.owner()),
              notice.failure(),
              notice.foundAt());
        });
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
      List<Warning> warnings,
      @Nullable Summary summary,
      @Nullable String samplesRoot) {

    private @Nullable Results results() {
      return summary == null
          ? null
          : new Results(
              summary.origin() == null ? null : summary.origin().library(),
              summary.task(),
              summary.model(),
              summary.created(),
              summary.samples(),
              samplesRoot,
              summary.scores().stream().map(Score::read).toList(),
              warnings.stream().map(Warning::sentence).filter(Objects::nonNull).toList());
    }
  }

  /** One warning by its code. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Warning(String code, @Nullable String sentence) {}

  /** What the log of a run says. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Summary(
      @Nullable Origin origin,
      @Nullable String task,
      @Nullable String model,
      @Nullable String created,
      long samples,
      List<Score> scores) {}

  /** The tool that wrote it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Origin(@Nullable String library) {}

  /** One score. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Score(
      String name,
      @Nullable String scorer,
      @Nullable String reducer,
      List<Metric> metrics,
      @Nullable Recomputed recomputed) {

    private ScoreRead read() {
      return new ScoreRead(
          name,
          scorer,
          reducer,
          recomputed == null ? null : recomputed.successes(),
          recomputed == null ? null : recomputed.n(),
          metrics.stream().map(Metric::read).toList());
    }
  }

  /** One metric. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Metric(
      String name, @Nullable String value, @Nullable String recomputed, boolean differs) {

    private MetricRead read() {
      return new MetricRead(name, value, recomputed, differs);
    }
  }

  /** Counted over the samples. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Recomputed(long successes, long n) {}

  @POST
  @Path("/sealed")
  @RolesAllowed("service")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response sealed(Notice notice) {
    return answering(
        () -> {
          requireWhole(notice);
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
                  notice.parsed().warnings().stream().map(Warning::code).toList(),
                  notice.parsed().results()));
        });
  }

  /** Told by a vault of another release, half a notice is not taken for a whole one. */
  private static void requireWhole(Notice notice) {
    need(notice, "evidence");
    need(notice.evidence(), "evidence");
    need(notice.owner(), "owner");
    need(notice.sha256(), "sha256");
    need(notice.parsed(), "parsed");
    need(notice.parsed().format(), "parsed.format");
    needAll(notice.parsed().warnings(), "parsed.warnings");
    for (var warning : notice.parsed().warnings()) {
      need(warning.code(), "parsed.warnings.code");
    }
    var summary = notice.parsed().summary();
    if (summary != null) {
      needAll(summary.scores(), "parsed.summary.scores");
      for (var score : summary.scores()) {
        need(score.name(), "parsed.summary.scores.name");
        needAll(score.metrics(), "parsed.summary.scores.metrics");
      }
    }
  }

  private static void needAll(List<?> values, String name) {
    need(values, name);
    for (var value : values) {
      need(value, name);
    }
  }

  private static void need(@Nullable Object value, String name) {
    if (value == null) {
      throw new IncompleteNoticeException(name);
    }
  }

  /** A notice without something that every notice has. */
  private static final class IncompleteNoticeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    IncompleteNoticeException(String name) {
      super("$.%s is missing. Send the whole notice.".formatted(name));
    }
  }

  private static Response answering(Runnable work) {
    try {
      work.run();
      return Response.noContent().build();
    } catch (RuleBrokenException e) {
      return Response.status(CONFLICT)
          .type(MediaType.APPLICATION_JSON)
          .entity(Map.of("code", e.code(), "message", String.valueOf(e.getMessage())))
          .build();
    } catch (IncompleteNoticeException e) {
      return Response.status(Response.Status.BAD_REQUEST)
          .type(MediaType.APPLICATION_JSON)
          .entity(Map.of("code", "INVALID_INPUT", "message", String.valueOf(e.getMessage())))
          .build();
    }
  }
}

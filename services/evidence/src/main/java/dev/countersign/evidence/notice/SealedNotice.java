package dev.countersign.evidence.notice;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.countersign.evidence.reader.LogSummary;
import dev.countersign.evidence.reader.Reading;
import dev.countersign.evidence.reader.Warning;
import dev.countersign.evidence.vault.Readings.Run;
import dev.countersign.evidence.vault.Seal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What oversight is told of sealed evidence. */
public record SealedNotice(
    String evidence,
    String owner,
    String sha256,
    long size,
    String mediaType,
    String name,
    @JsonProperty("class") String evidenceClass,
    Instant sealedAt,
    Parsed parsed) {

  /**
   * What the bytes say.
   *
   * @param reason why they could not be read, else null
   * @param summary null for an opaque document
   * @param samplesRoot of the Merkle tree over the samples, in lower-case hex; null without samples
   */
  public record Parsed(
      String format,
      boolean decisionGrade,
      @Nullable Long planned,
      @Nullable Long completed,
      @Nullable String reason,
      List<Warning> warnings,
      @Nullable LogSummary summary,
      @Nullable String samplesRoot) {

    static Parsed of(Reading reading, Run run) {
      var log = reading.log();
      return new Parsed(
          reading.format(),
          reading.decisionGrade(),
          log == null ? null : log.planned(),
          log == null ? null : log.completed(),
          reading.warnings().stream()
              .filter(w -> w.code() == Warning.Code.UNPARSED)
              .map(Warning::sentence)
              .findFirst()
              .orElse(null),
          reading.warnings(),
          log,
          run.samples() == 0 ? null : run.root());
    }
  }

  static SealedNotice of(Seal seal, Reading reading, Run run) {
    return new SealedNotice(
        seal.evidence(),
        seal.owner(),
        seal.sha256(),
        seal.size(),
        seal.mediaType(),
        seal.name(),
        seal.evidenceClass(),
        seal.sealedAt(),
        Parsed.of(reading, run));
  }
}

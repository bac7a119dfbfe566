package dev.countersign.domain.fact;

import dev.countersign.domain.id.OrganisationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every record begins with.
 *
 * @param kind the kind of fact, UPPER_SNAKE
 * @param schema the version of the kind's schema
 * @param id the thing that the fact is of
 * @param organisation who states it
 * @param lab the lab that it is about; null if none
 * @param validFrom since when it holds in the world, as claimed
 * @param recordedAt when the platform recorded it
 * @param position its place in the order of commits
 * @param lagSeconds how long before its recording it is claimed to hold, where that is more than 24
 *     hours; null otherwise
 * @param corrects the fact that it corrects; null if none
 * @param subjects the chains of the verifiable index that it continues
 */
public record FactHeader(
    String kind,
    int schema,
    String id,
    OrganisationId organisation,
    @Nullable OrganisationId lab,
    Instant validFrom,
    Instant recordedAt,
    Position position,
    @Nullable Long lagSeconds,
    @Nullable String corrects,
    List<Subject> subjects) {

  public FactHeader {
    subjects = List.copyOf(subjects);
  }

  /**
   * One link of a subject's chain.
   *
   * @param number its running number in the chain, from 1
   * @param previous base64 of the commitment of the link before; of the subject's key for the first
   */
  public record Subject(String subject, long number, @Nullable String previous) {}
}
